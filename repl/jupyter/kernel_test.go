package jupyter

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/go-zeromq/zmq4"
)

// tiny is a language of a few words, to see what a kernel makes of it:
//
//	say TEXT     prints; warn TEXT prints to the other stream
//	value TEXT   has a value
//	fail TEXT    fails
//	wait         waits for an interrupt
//	ask          prints what the user types
//	bar          shows something and replaces it
type tiny struct {
	host Host
	stop chan struct{}
}

func newTiny(h Host) (Language, error) { return &tiny{host: h, stop: make(chan struct{}, 1)}, nil }

func (l *tiny) Info() Info {
	return Info{Implementation: "tiny", Version: "1", Name: "tiny", LanguageVersion: "2", MIME: "text/x-tiny", Extension: ".tiny"}
}

func (l *tiny) Execute(c Cell) (o Outcome) {
	for line := range strings.Lines(c.Code) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch word {
		case "say":
			fmt.Fprintln(l.host.Out(), rest)
		case "warn":
			fmt.Fprintln(l.host.Err(), rest)
		case "value":
			b := Text(rest)
			o.Value = &b
		case "fail":
			o.Failure = &Failure{Name: "Failed", Message: rest, Traceback: []string{"Failed: " + rest}}
			return o
		case "wait":
			l.host.Out().Write([]byte("waiting"))
			<-l.stop
			o.Failure = &Failure{Name: "Interrupted", Message: "interrupted", Traceback: []string{"interrupted"}}
			return o
		case "ask":
			s, err := bufio.NewReader(l.host.In()).ReadString('\n')
			fmt.Fprintf(l.host.Out(), "%q %v", s, err)
		case "bar":
			l.host.Display(Text("half"), "b")
			l.host.Update(Text("whole"), "b")
			l.host.Clear(true)
		case "leave":
			o.Leave = true
		}
	}
	return o
}

func (l *tiny) Evaluate(expr string) (Bundle, *Failure) {
	if expr == "bad" {
		return Bundle{}, &Failure{Name: "Failed", Message: "bad", Traceback: []string{"bad"}}
	}
	return Text("<" + expr + ">"), nil
}

func (l *tiny) Complete(src string, at int) (int, int, []Candidate) {
	from := strings.LastIndex(src[:at], " ") + 1
	return from, at, []Candidate{{Text: src[from:at] + "!", Type: "function", Signature: "func()"}}
}

func (l *tiny) Inspect(src string, at, detail int) (Bundle, bool) {
	return Text(fmt.Sprint(src[:at], detail)), src != ""
}

func (l *tiny) Completeness(src string) (Completeness, string) {
	if strings.HasSuffix(src, "\\") {
		return Incomplete, "\t"
	}
	return Complete, ""
}

func (l *tiny) Interrupt() {
	select {
	case l.stop <- struct{}{}:
	default:
	}
}

func (l *tiny) Close() {}

func cell(code string) object { return object{"code": code, "allow_stdin": true} }

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestInfo(t *testing.T) {
	c := serve(t, newTiny)
	r := c.reply(c.ask("kernel_info_request", object{}))
	want(t, "status", r["status"], "ok")
	want(t, "protocol", r["protocol_version"], "5.4")
	want(t, "language", r["language_info"].(map[string]any)["name"], "tiny")
	want(t, "links", r["help_links"], []any{})
}

func TestExecute(t *testing.T) {
	c := serve(t, newTiny)
	id := c.ask("execute_request", cell("say one\nsay two\nwarn three\nsay four\nvalue 5"))
	r := c.reply(id)
	want(t, "status", r["status"], "ok")
	want(t, "count", r["execution_count"], 1.0)
	types, contents := c.shown(id)
	want(t, "published", types, []string{"busy", "execute_input", "stream", "stream", "stream", "execute_result", "idle"})
	want(t, "first stream", contents[2], object{"name": "stdout", "text": "one\ntwo\n"})
	want(t, "second stream", contents[3], object{"name": "stderr", "text": "three\n"})
	want(t, "value", contents[5]["data"], map[string]any{"text/plain": "5"})
}

// What the language prints before the first cell is shown with it.
func TestPrintingBeforeCells(t *testing.T) {
	c := serve(t, func(h Host) (Language, error) {
		fmt.Fprintln(h.Out(), "welcome")
		fmt.Fprintln(h.Err(), "beware")
		return newTiny(h)
	})
	time.Sleep(2 * gather)
	id := c.ask("execute_request", cell("say one"))
	c.reply(id)
	_, contents := c.shown(id)
	want(t, "first stream", contents[2], object{"name": "stdout", "text": "welcome\nbeware\n"})
	want(t, "second stream", contents[3], object{"name": "stdout", "text": "one\n"})
}

func TestCounts(t *testing.T) {
	c := serve(t, newTiny)
	for _, tt := range []struct {
		request object
		count   float64
		types   int // published
	}{
		{cell("value 1"), 1, 4},
		{cell("  \n"), 1, 3},
		{object{"code": "value 2", "silent": true}, 2, 2},
		{object{"code": "value 2", "store_history": false}, 2, 4},
		{cell("value 2"), 2, 4},
	} {
		id := c.ask("execute_request", tt.request)
		want(t, fmt.Sprint(tt.request, " count"), c.reply(id)["execution_count"], tt.count)
		types, _ := c.shown(id)
		want(t, fmt.Sprint(tt.request, " published ", types), len(types), tt.types)
	}
	r := c.reply(c.ask("history_request", object{"hist_access_type": "tail", "n": 10}))
	want(t, "history", r["history"], []any{[]any{1.0, 1.0, "value 1"}, []any{1.0, 2.0, "value 2"}})
}

// What waits behind a cell that fails is given up, what comes later is not.
func TestErrorStopsTheQueue(t *testing.T) {
	c := serve(t, newTiny)
	first := c.ask("execute_request", cell("say x\nfail it broke"))
	second, third := c.ask("execute_request", cell("say never")), c.ask("execute_request", cell("say never"))
	r := c.reply(first)
	want(t, "status", r["status"], "error")
	want(t, "name", r["ename"], "Failed")
	types, contents := c.shown(first)
	want(t, "published", types, []string{"busy", "execute_input", "stream", "error", "idle"})
	want(t, "traceback", contents[3]["traceback"], []any{"Failed: it broke"})
	for _, id := range []string{second, third} {
		want(t, "status of what waited", c.reply(id)["status"], "aborted")
		types, _ := c.shown(id)
		want(t, "published of what waited", types, []string{"busy", "idle"})
	}
	want(t, "status after", c.reply(c.ask("execute_request", cell("value 1")))["status"], "ok")
}

func TestErrorThatDoesNotStop(t *testing.T) {
	c := serve(t, newTiny)
	first := c.ask("execute_request", object{"code": "fail it", "stop_on_error": false})
	second := c.ask("execute_request", cell("value 1"))
	want(t, "first", c.reply(first)["status"], "error")
	want(t, "second", c.reply(second)["status"], "ok")
}

func TestInterrupt(t *testing.T) {
	c := serve(t, newTiny)
	id := c.ask("execute_request", cell("wait"))
	waiting := c.ask("execute_request", cell("say never"))
	for m := range c.published { // what was printed comes while the cell runs
		if m.header.Type == "stream" {
			break
		}
	}
	want(t, "answer", c.order("interrupt_request", object{})["status"], "ok")
	want(t, "cell", c.reply(id)["ename"], "Interrupted")
	want(t, "what waited", c.reply(waiting)["status"], "aborted")
}

// Who types while a cell runs is helped all the same.
func TestCompletionMeanwhile(t *testing.T) {
	c := serve(t, newTiny)
	cellID := c.ask("execute_request", cell("wait"))
	for m := range c.published {
		if m.header.Type == "stream" {
			break
		}
	}
	r := c.reply(c.ask("complete_request", object{"code": "a", "cursor_pos": 1}))
	want(t, "matches", r["matches"], []any{"a!"})
	c.order("interrupt_request", object{})
	want(t, "cell", c.reply(cellID)["ename"], "Interrupted")
	want(t, "after", c.reply(c.ask("is_complete_request", object{"code": "a"}))["status"], "complete")
}

func TestInput(t *testing.T) {
	c := serve(t, newTiny)
	id := c.ask("execute_request", cell("say your name\nask"))
	q := <-c.questions
	want(t, "question", q.header.Type, "input_request")
	want(t, "asked by", about(t, q), id)
	_, frames := c.frames("input_reply", object{"value": "Ada"})
	c.put(c.stdin, frames)
	want(t, "status", c.reply(id)["status"], "ok")
	_, contents := c.shown(id)
	want(t, "printed before", contents[2]["text"], "your name\n")
	want(t, "read", contents[3]["text"], `"Ada\n" <nil>`)
}

func TestInputRefused(t *testing.T) {
	c := serve(t, newTiny)
	id := c.ask("execute_request", object{"code": "ask"})
	c.reply(id)
	_, contents := c.shown(id)
	want(t, "read", contents[2]["text"], `"" `+ErrNoInput.Error())
}

func TestInputInterrupted(t *testing.T) {
	c := serve(t, newTiny)
	id := c.ask("execute_request", cell("ask"))
	<-c.questions
	c.order("interrupt_request", object{})
	c.reply(id)
	_, contents := c.shown(id)
	want(t, "read", contents[2]["text"], `"" interrupted`)
}

func TestDisplay(t *testing.T) {
	c := serve(t, newTiny)
	id := c.ask("execute_request", cell("say a\nbar"))
	c.reply(id)
	types, contents := c.shown(id)
	want(t, "published", types, []string{"busy", "execute_input", "stream", "display_data", "update_display_data", "clear_output", "idle"})
	for _, i := range []int{3, 4} {
		want(t, "id", contents[i]["transient"], map[string]any{"display_id": "b"})
	}
	want(t, "data", contents[4]["data"], map[string]any{"text/plain": "whole"})
}

func TestExpressions(t *testing.T) {
	c := serve(t, newTiny)
	r := c.reply(c.ask("execute_request", object{"code": "", "user_expressions": object{"a": "x", "b": "bad"}}))
	values := r["user_expressions"].(map[string]any)
	want(t, "good", values["a"].(map[string]any)["data"], map[string]any{"text/plain": "<x>"})
	want(t, "bad", values["b"].(map[string]any)["status"], "error")
}

// Front ends count code points: é is one, and so is 𝄞, which is two in UTF-16.
func TestOffsets(t *testing.T) {
	c := serve(t, newTiny)
	r := c.reply(c.ask("complete_request", object{"code": "é 𝄞 añb rest", "cursor_pos": 7}))
	want(t, "matches", r["matches"], []any{"añb!"})
	want(t, "start", r["cursor_start"], 4.0)
	want(t, "end", r["cursor_end"], 7.0)
	types := r["metadata"].(map[string]any)["_jupyter_types_experimental"].([]any)
	want(t, "types", types[0], map[string]any{"start": 4.0, "end": 7.0, "text": "añb!", "type": "function", "signature": "func()"})
	r = c.reply(c.ask("inspect_request", object{"code": "é 𝄞", "cursor_pos": 99, "detail_level": 1}))
	want(t, "inspected", r["data"], map[string]any{"text/plain": "é 𝄞1"})
	r = c.reply(c.ask("inspect_request", object{"code": "", "cursor_pos": -3}))
	want(t, "found", r["found"], false)
}

func TestCompleteness(t *testing.T) {
	c := serve(t, newTiny)
	want(t, "complete", c.reply(c.ask("is_complete_request", object{"code": "a"})), object{"status": "complete"})
	want(t, "incomplete", c.reply(c.ask("is_complete_request", object{"code": "a\\"})), object{"status": "incomplete", "indent": "\t"})
}

func TestComm(t *testing.T) {
	c := serve(t, newTiny)
	want(t, "comms", c.reply(c.ask("comm_info_request", object{}))["comms"], map[string]any{})
	types, contents := c.shown(c.ask("comm_open", object{"comm_id": "7", "target_name": "widget"}))
	want(t, "published", types, []string{"busy", "comm_close", "idle"})
	want(t, "closed", contents[1]["comm_id"], "7")
}

func TestDebugIsRefused(t *testing.T) {
	c := serve(t, newTiny)
	r := c.order("debug_request", object{"seq": 3, "command": "initialize"})
	want(t, "success", r["success"], false)
	want(t, "about", r["request_seq"], 3.0)
}

// A message that was not signed with the key is as if it had not come.
func TestWrongSignature(t *testing.T) {
	c := serve(t, newTiny)
	good := c.signer
	c.signer = signer{[]byte("guessed")}
	_, frames := c.frames("execute_request", cell("value 1"))
	c.put(c.shell, frames)
	c.put(c.shell, frames[:4])
	c.signer = good
	id := c.ask("execute_request", cell("value 1"))
	want(t, "count", c.reply(id)["execution_count"], 1.0)
}

// Somebody who connects and says nothing, or nonsense, is in nobody's way.
func TestSilentConnection(t *testing.T) {
	c := serve(t, newTiny)
	for _, words := range []string{"", "GET / HTTP/1.0\r\n\r\n"} {
		conn, err := net.Dial("tcp", c.shellAddr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if _, err := conn.Write([]byte(words)); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(50 * time.Millisecond)
	other := zmq4.NewDealer(context.Background())
	defer other.Close()
	done := make(chan error, 1)
	go func() { done <- other.Dial("tcp://" + c.shellAddr) }()
	select {
	case err := <-done:
		want(t, "Dial", err, nil)
	case <-time.After(patience):
		t.Fatal("a silent connection shuts out others")
	}
}

func TestUnknownRequest(t *testing.T) {
	c := serve(t, newTiny)
	types, _ := c.shown(c.ask("surprise_request", []int{1}))
	want(t, "published", types, []string{"busy", "idle"})
	want(t, "status", c.reply(c.ask("execute_request", object{"code": 7}))["status"], "ok")
}

func TestShutdown(t *testing.T) {
	for _, restart := range []bool{false, true} {
		c := serve(t, newTiny)
		c.ask("execute_request", cell("wait"))
		r := c.order("shutdown_request", object{"restart": restart})
		want(t, "answer", r, object{"status": "ok", "restart": restart})
		select {
		case err := <-c.ended:
			want(t, "Run", err, nil)
		case <-time.After(patience):
			t.Fatal("the kernel goes on")
		}
	}
}

func TestHeartbeat(t *testing.T) {
	c := serve(t, newTiny)
	c.put(c.beat, [][]byte{[]byte("ping")})
	m, err := c.beat.Recv()
	if err != nil || string(m.Frames[0]) != "ping" {
		t.Errorf("%v, %v", m, err)
	}
}

func TestLeave(t *testing.T) {
	c := serve(t, newTiny)
	r := c.reply(c.ask("execute_request", cell("leave")))
	want(t, "payload", r["payload"], []any{map[string]any{"source": "ask_exit", "keepkernel": false}})
}

func BenchmarkRoundTrip(b *testing.B) {
	c := serve(b, newTiny)
	for b.Loop() {
		c.reply(c.ask("execute_request", cell("value 1")))
	}
}
