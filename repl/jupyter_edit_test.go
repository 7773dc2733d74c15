package repl

import (
	"strings"
	"testing"

	"naslab/repl/complete"
)

func TestExprAt(t *testing.T) {
	for in, want := range map[string]string{ // | is the cursor
		"fo|o":                          "foo",
		"|foo":                          "foo",
		"foo|":                          "foo",
		"x := foo|.bar":                 "foo",
		"x := foo.b|ar":                 "foo.bar",
		"foo.bar(|":                     "foo.bar",
		"foo.bar(|)":                    "foo.bar",
		"foo.bar(x|)":                   "x",
		"a(b).c[1].d|":                  "a(b).c[1].d",
		"y = (&z).f|":                   "(&z).f",
		"f(1, (2+3).g|":                 "(2+3).g",
		"T{1}.m|":                       "",
		"1 + |":                         "",
		"|":                             "",
		"\"foo|\"":                      "",
		"for i := range b.Space|() {":   "b.Space",
		"é := größe.wert|":              "größe.wert",
		"first\nsecond.third|\nfourth":  "second.third",
		"if x.y.z| > 0 {":               "x.y.z",
		"return slices.Max(list).Name|": "slices.Max(list).Name",
	} {
		at := strings.Index(in, "|")
		if got := exprAt(strings.Replace(in, "|", "", 1), at); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestAboutBundle(t *testing.T) {
	a := complete.About{
		Name: "nas.Add", Kind: complete.Func, Decl: "func Add(a, b int) int", Place: "naslab/stdlib/nas",
		Doc: "Add adds.\n\nIt has a list:\n  - one\n  - a < b\n", Source: "func Add() {}\n",
	}
	b := aboutBundle(a, 0)
	text := b.Data["text/plain"].(string)
	if want := "func Add(a, b int) int\nfrom naslab/stdlib/nas\n\nAdd adds.\n\nIt has a list:\n  - one\n  - a < b"; text != want {
		t.Errorf("text is %q", text)
	}
	page := b.Data["text/html"].(string)
	for _, want := range []string{"<pre>func Add(a, b int) int</pre>", "<li>a &lt; b"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in %s", want, page)
		}
	}
	if strings.Contains(text, "{}") || !strings.Contains(aboutBundle(a, 1).Data["text/plain"].(string), "\nfunc Add() {}") {
		t.Error("the source is for detail only")
	}
}

func TestNextIndent(t *testing.T) {
	for src, want := range map[string]string{
		"": "", "x := 1 +": "", "for {": "\t", "for {\n\tif x {\n": "\t\t", "f(\n": "\t", "for {\n\tg()": "\t",
	} {
		if got := nextIndent(src); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
