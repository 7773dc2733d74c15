package pipe

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// clock runs cells that say how long they last.
type clock struct{ stop chan struct{} }

func (c clock) Run(code string) Answer {
	d, err := time.ParseDuration(code)
	if err != nil {
		return Answer{Error: err.Error(), Figures: []string{"a.png"}}
	}
	select {
	case <-time.After(d):
		return Answer{OK: true, Value: code, Type: "string", Stdout: "<&>\n"}
	case <-c.stop:
		return Answer{Error: "interrupted"}
	}
}

func (c clock) Interrupt() bool {
	select {
	case c.stop <- struct{}{}:
		return true
	case <-time.After(time.Second):
		return false
	}
}

// brief is an answer in a few words.
func brief(t *testing.T, line string) string {
	t.Helper()
	var a Answer
	if err := json.Unmarshal([]byte(line), &a); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return fmt.Sprintf("%s %v %s%s", a.ID, a.OK, a.Value, a.Error)
}

func TestServe(t *testing.T) {
	in := strings.Join([]string{
		`{"id": 1, "code": "0s"}`,
		`  {"code":"1us","id":"two","more":[1]}  `,
		``,
		`{"id":{"a":[3]},"code":"x"}`,
		`{"id":4,"code":"1h"}`,
		`{"id":5,"code":"2us"}`,
		`{"id":6,"interrupt":true}`,
		`{"id":7,"code":"3us"}`,
		`{"id":8,"interrupt":true}`,
		`nonsense`,
		`[1]`,
		`{"id":9}`,
		`{"id":10,"code":7}`,
		`{"id":11,"code":null}`,
		`{"id":12,"interrupt":"yes"}`,
		`{"id":13,"interrupt":false}`,
		`{"id":null,"code":"4us"}`,
		`{"id":1e400,"code":"5us"}`,
	}, "\n")
	want := []string{
		`1 true 0s`, `"two" true 1us`, `{"a":[3]} false time: invalid duration "x"`,
		`4 false interrupted`, `5 true 2us`, `6 true `, `7 true 3us`, `8 true `,
		`null false this line is not a JSON object: invalid character 'o' in literal null (expecting 'u')`,
		`null false this line is not a JSON object: json: cannot unmarshal array into Go value of type map[string]json.RawMessage`,
		`9 false give "code", or "interrupt": true`, `10 false "code" must be a string`, `11 false "code" must be a string`,
		`12 false "interrupt" must be true`, `13 false give "code", or "interrupt": true`, `null true 4us`, `1e400 true 5us`,
	}
	var out strings.Builder
	if err := Serve(strings.NewReader(in), &out, clock{make(chan struct{})}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != len(want) {
		t.Fatalf("%d answers:\n%s", len(lines), out.String())
	}
	for i, l := range lines {
		if got := brief(t, l); got != want[i] {
			t.Errorf("%d: %s, want %s", i+1, got, want[i])
		}
	}
	if first := `{"id":1,"ok":true,"stdout":"<&>\n","stderr":"","value":"0s","type":"string","error":"","figures":[],"ms":`; !strings.HasPrefix(lines[0], first) {
		t.Errorf("%s", lines[0])
	}
}

// A cell that runs is interrupted at once, wherever in the queue it stands.
func TestInterrupt(t *testing.T) {
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	done := make(chan error)
	go func() { done <- Serve(inR, outW, clock{make(chan struct{})}) }()
	answers := bufio.NewScanner(outR)
	for i := range 5 {
		fmt.Fprintf(inW, `{"id":%d,"code":"0s"}`+"\n"+`{"id":0,"code":"1h"}`+"\n", i)
		answers.Scan()
		time.Sleep(time.Duration(i) * young / 2)
		start := time.Now()
		fmt.Fprintln(inW, `{"id":-1,"interrupt":true}`)
		answers.Scan()
		if got := brief(t, answers.Text()); got != "0 false interrupted" {
			t.Errorf("%d: %s", i, got)
		}
		t.Logf("interrupted in %v", time.Since(start))
		answers.Scan()
		if got := brief(t, answers.Text()); got != "-1 true " {
			t.Errorf("%d: %s", i, got)
		}
	}
	inW.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// A line without end does not fill the memory.
func TestLongLine(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"id":1,"code":"`), io.LimitReader(zeros{}, longest), strings.NewReader("\"}\n{\"id\":2,\"code\":\"0s\"}"))
	var out strings.Builder
	if err := Serve(in, &out, clock{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if got := brief(t, lines[0]); !strings.HasPrefix(got, "null false this line is longer") {
		t.Error(got)
	}
	if got := brief(t, lines[1]); got != "2 true 0s" {
		t.Error(got)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}
