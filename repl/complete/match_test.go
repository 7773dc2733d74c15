package complete

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRank(t *testing.T) {
	names := []string{"Write", "WriteFile", "writeTo", "ReadFile", "ReadWriteFile", "latency@a100", "Über"}
	for word, want := range map[string][]string{
		"":       names,
		"Write":  {"Write", "WriteFile", "writeTo"},
		"write":  {"writeTo", "Write", "WriteFile"},
		"WF":     {"WriteFile", "ReadWriteFile"},
		"rwf":    {"ReadWriteFile"},
		"ü":      {"Über"},
		"file":   {"WriteFile", "ReadFile", "ReadWriteFile"},
		"a100":   {"latency@a100"},
		"zzz":    nil,
		"wt":     {"writeTo", "Write", "WriteFile", "ReadWriteFile"},
		"Writex": nil,
	} {
		var items []Item
		for _, n := range names {
			items = append(items, Item{Text: n})
		}
		var got []string
		for _, it := range Rank(items, word) {
			got = append(got, it.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestLiteralAt(t *testing.T) {
	for src, want := range map[string]string{
		`f("ab`:                           `"ab" f[]`,
		"f(`a\nb":                         `"a\nb" f[]`,
		`nas.Search("x", b, nas.Want("la`: `"la" nas.Search["x" b] nas.Want[]`,
		`f("a", g(1, 2), "b`:              `"b" f["a" g(1, 2)]`,
		`x.y[0].f("a`:                     `"a" [] `,
		`import "ma`:                      `"ma" import`,
		"import (\n\t\"a\"\n\t\"ma":       `"ma" [] import`,
		"import \"a\"\nf(\"b":             `"b" f[]`,
		`[]string{"a", "b`:                `"b" ["a"]`,
		"x := \"open\ny(\"z":              `"z" y[]`,
		`f("ab"`:                          "none",
		`// "ab`:                          "none",
		`'"`:                              "none",
		``:                                "none",
	} {
		got := "none"
		if l, ok := literalAt(src); ok {
			parts := []string{fmt.Sprintf("%q", l.content)}
			for _, c := range l.calls {
				parts = append(parts, c.fun+fmt.Sprint(c.args))
			}
			if l.imports {
				parts = append(parts, "import")
			}
			got = strings.Join(parts, " ")
		}
		if strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s: got %s, want %s", src, got, want)
		}
	}
}

func TestCallAt(t *testing.T) {
	for src, want := range map[string]string{
		"f(":               "f 0",
		"a.b(x, y, ":       "a.b 2",
		"f(g(1, 2), h{3, ": "f 1",
		"f()":              "none",
		"x := (":           "none",
		"if (":             "none",
	} {
		got := "none"
		if f, n, ok := CallAt(src); ok {
			got = fmt.Sprint(f, " ", n)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", src, got, want)
		}
	}
}
