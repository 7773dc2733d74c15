package paint

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

var names = map[Class]string{
	Keyword: "keyword", Type: "type", Const: "const", Builtin: "builtin", Func: "func", String: "string",
	Number: "number", Comment: "comment", Magic: "magic", Wrong: "wrong",
}

// marked writes the spans that have a colour as <class text>.
func marked(src string, spans []Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.Class == Plain {
			continue
		}
		fmt.Fprintf(&b, "%s<%s %s>", src[at:s.From], names[s.Class], src[s.From:s.To])
		at = s.To
	}
	return b.String() + src[at:]
}

func TestCell(t *testing.T) {
	for src, want := range map[string]string{
		"x := 1 + 2.5i":          "x := <number 1> + <number 2.5i>",
		"for i := range f(x) {":  "<keyword for> i := <keyword range> <func f>(x) {",
		"var s []string":         "<keyword var> s []<type string>",
		"s.string(len(x), nil)":  "s.<func string>(<builtin len>(x), <const nil>)",
		`a("b") // c`:            `<func a>(<string "b">) <comment // c>`,
		`"open`:                  `<string "open>`,
		"`raw\nopen":             "<string `raw\nopen>",
		"/* open":                "<comment /* open>",
		"'x' # 世":                "<string 'x'> <wrong #> 世",
		"%time f(1)":             "<magic %time> <func f>(<number 1>)",
		"%who x":                 "<magic %who> x",
		"%%time\nreturn":         "<magic %%time>\n<keyword return>",
		"!ls func":               "<magic !>ls func",
		"strings.Repeat?":        "strings.Repeat<magic ?>",
		"f??":                    "f<magic ??>",
		"":                       "",
		" \n":                    " \n",
		"func (p *P) M[T any]()": "<keyword func> (p *P) M[T <type any>]()",
	} {
		got := marked(src, Cell(src, func(m string) bool { return m == "time" }))
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestMatch(t *testing.T) {
	for src, want := range map[string]string{
		"f^(a)":           "1 3",
		"f(a^)":           "1 3",
		"f(a)^":           "1 3",
		"f(^a)":           "1 3",
		"f(g(x)^)":        "1 6", // the bracket at the cursor, not the one before it
		"f(\")\" + ^x)":   "none",
		"{ /* } */ ^}":    "0 10",
		"^(]":             "none",
		"^(":              "none",
		")^":              "none",
		"^":               "none",
		"[]int{1, 2, 3^}": "5 13",
	} {
		at := strings.IndexByte(src, '^')
		got := "none"
		if a, b, ok := Match(src[:at]+src[at+1:], at); ok {
			got = fmt.Sprint(a, " ", b)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", src, got, want)
		}
	}
}

var escape = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Colours change nothing but the colour, whatever the source is.
func FuzzANSI(f *testing.F) {
	for _, s := range []string{"x := `a\n\rb`", "\"\x00\xff", "%time '", "a?", "/*\r\n*/ 0x", "!="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		spans := Cell(src, func(string) bool { return true })
		at := 0
		for _, s := range spans {
			if s.From < at || s.To < s.From || s.To > len(src) {
				t.Fatalf("%q: span %v behind %d of %d", src, s, at, len(src))
			}
			at = s.To
		}
		if strings.Contains(src, "\x1b") {
			return
		}
		if got := escape.ReplaceAllString(ANSI(src, spans), ""); got != src {
			t.Errorf("%q becomes %q", src, got)
		}
		Match(src, len(src)/2)
	})
}
