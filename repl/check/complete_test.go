package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"naslab/repl/complete"
)

// shown is how many candidates are listed.
const shown = 8

// mark is the cursor in the cases.
const mark = "¦"

func TestComplete(t *testing.T) {
	golden(t, "complete.txt", func(t *testing.T, input string) string {
		c := newTestChecker(t)
		last := c.cells(t, input)
		at := strings.Index(last, mark)
		src := strings.Replace(last, mark, "", 1)
		from, items := c.Complete(src, at)
		items = slices.DeleteFunc(items, func(it complete.Item) bool { // that become more
			return string(it.Kind) == "package" && strings.HasPrefix(it.Detail, "naslab/engine/")
		})
		var b strings.Builder
		count := fmt.Sprint(len(items))
		if len(items) > shown {
			count = "more"
		}
		fmt.Fprintf(&b, "%q: %s\n", src[from:at], count)
		for i, it := range items {
			if i == shown {
				b.WriteString("...\n")
				break
			}
			fmt.Fprintf(&b, "%s  %s  %s\n", it.Text, it.Kind, it.Detail)
		}
		c.unchanged(t)
		return b.String()
	})
}

// unchanged checks that an answer leaves nothing behind.
func (c *Checker) unchanged(t *testing.T) {
	t.Helper()
	if c.table.names[cursor] != nil {
		t.Error("the cursor has become a name")
	}
	before := len(c.sources)
	c.feed(t, "1 + 1")
	if len(c.sources) != before+1 {
		t.Error("cells are counted wrong")
	}
}

func TestCall(t *testing.T) {
	golden(t, "call.txt", func(t *testing.T, input string) string {
		c := newTestChecker(t)
		last := c.cells(t, input)
		at := strings.Index(last, mark)
		call := c.Call(strings.Replace(last, mark, "", 1), at)
		if call == nil {
			return "no call"
		}
		return showCall(call)
	})
}

// showCall writes a call with its active parameter in brackets.
func showCall(c *complete.Call) string {
	params := append([]string{}, c.Params...)
	if c.Active < len(params) {
		params[c.Active] = "<" + params[c.Active] + ">"
	}
	s := c.Func + "(" + strings.Join(params, ", ") + ") " + c.Result
	if c.Active >= len(params) {
		s += fmt.Sprintf(" at %d", c.Active)
	}
	return s
}

func TestAbout(t *testing.T) {
	golden(t, "about.txt", func(t *testing.T, input string) string {
		c := newTestChecker(t)
		a, ok := c.About(c.cells(t, input))
		if !ok {
			return "not known"
		}
		var b strings.Builder
		for _, f := range [][2]string{{"name", a.Name}, {"kind", string(a.Kind)}, {"type", a.Type}, {"decl", a.Decl}, {"doc", a.Doc}, {"source", a.Source}, {"place", a.Place}, {"value", a.Value}} {
			if f[0] == "doc" {
				f[1], _, _ = strings.Cut(f[1], "\n\n")
			}
			if f[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", f[0], f[1])
			}
		}
		return b.String()
	})
}
