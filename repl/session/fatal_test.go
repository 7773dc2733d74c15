package session

import (
	"strings"
	"testing"

	"naslab/repl/fault"
)

// What ends the program in a compiled method ends the cell.
func TestFatalMethods(t *testing.T) {
	s, out := newSession(t)
	must(t, s, `import ("bytes"; "flag"; "log")
var buf bytes.Buffer
l := log.New(&buf, "mine: ", 0)
type App struct{ *log.Logger; set *flag.FlagSet }
type fataler interface{ Fatal(...any); Fatalf(string, ...any); Fatalln(...any) }
func flags(args ...string) error { fs := flag.NewFlagSet("f", flag.ExitOnError); fs.Int("n", 1, "how many"); return fs.Parse(args) }
var byValue log.Logger
type list []any`)
	for _, c := range []struct {
		text, logged string
		code         int
	}{
		{`l.Fatal("a", 1)`, "mine: a1\n", 1},
		{`l.Fatalf("%d-%s", 1, "b")`, "mine: 1-b\n", 1},
		{`l.Fatalln("a", 1)`, "mine: a 1\n", 1},
		{`l.Fatal([]any{"s", "t"}...)`, "mine: st\n", 1},
		{`App{Logger: l}.Fatalf("in %s", "struct")`, "mine: in struct\n", 1},
		{`func() { defer l.Fatal("deferred") }()`, "mine: deferred\n", 1},
		{`f := l.Fatalf; f("value %d", 2)`, "mine: value 2\n", 1},
		{`(*log.Logger).Fatalln(l, "expr")`, "mine: expr\n", 1},
		{`var i fataler = l; i.Fatalln("by", "interface")`, "mine: by interface\n", 1},
		{`var i fataler = l; f := i.Fatal; f("x")`, "mine: x\n", 1},
		{`byValue.SetOutput(&buf); byValue.Fatal("v")`, "v\n", 1},
		{`go func() { l.Fatal("aside") }(); for { time.Sleep(time.Millisecond) }`, "mine: aside\n", 1},
		{`flags("-nosuch")`, "", 2},
		{`flags("-h")`, "", 0},
		{`app := App{set: flag.NewFlagSet("g", flag.ExitOnError)}; app.set.Parse([]string{"-x"})`, "", 2},
	} {
		must(t, s, "buf.Reset()")
		o := do(t, s, c.text)
		if o.Fault == nil || o.Fault.Kind != fault.Exit || o.Fault.Code != c.code {
			t.Errorf("%s: got %v, want exit status %d", c.text, o.Fault, c.code)
		}
		if got := must(t, s, "buf.String()"); got != c.logged {
			t.Errorf("%s: logged %q, want %q", c.text, got, c.logged)
		}
	}
	for _, want := range []string{"flag provided but not defined: -nosuch", "Usage of f:\n  -n int"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not printed: %q", want, out)
		}
	}
	if got := must(t, s, `fs := flag.NewFlagSet("f", flag.ContinueOnError); fs.SetOutput(&buf); fs.Parse([]string{"-x"})`); got == nil {
		t.Error("a set that goes on gives no error")
	}
	if got := must(t, s, `flags("-n", "3")`); got != nil {
		t.Errorf("good flags give %v", got)
	}
	// An own method of the name is called as ever.
	must(t, s, "type Own struct{ got string }\nfunc (o *Own) Fatal(a ...any) { o.got = fmt.Sprint(a...) }\nfunc (o *Own) Parse(a []string) error { return io.EOF }")
	must(t, s, "o := &Own{}\nvar i interface{ Fatal(...any); Parse([]string) error } = o\ni.Fatal(`x`, 1)")
	if got := must(t, s, "o.got"); got != "x1" {
		t.Errorf("got %v", got)
	}
	if got := must(t, s, "i.Parse(nil) == io.EOF"); got != true {
		t.Errorf("got %v", got)
	}
	if o := do(t, s, "var none fataler; none.Fatal(1)"); o.Fault == nil || !strings.Contains(o.Fault.Msg, "nil pointer dereference") {
		t.Errorf("%v", o.Fault)
	}
}
