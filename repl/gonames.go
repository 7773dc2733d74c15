package repl

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"naslab/repl/complete"
	"naslab/repl/session"
	"naslab/stdlib/export"
)

// goNames answers about Go from the names of the session and the tables of
// compiled packages, without types.
type goNames struct {
	ses  *session.Session
	text func(reflect.Value) string
}

// Complete lists names, or the members of what stands before a dot.
func (g goNames) Complete(src string, at int) (int, []complete.Item) {
	from := at
	for from > 0 && (src[from-1] == '_' || src[from-1] >= 0x80 || isLetterOrDigit(rune(src[from-1]))) {
		from--
	}
	if from > 0 && src[from-1] == '.' {
		return from, g.members(exprAt(src, from-1))
	}
	if from == at {
		return at, nil
	}
	var items []complete.Item
	for _, n := range g.ses.Who() {
		items = append(items, complete.Item{Text: n.Name, Kind: complete.Kind(n.Kind), Detail: strings.TrimPrefix(strings.TrimPrefix(n.Text, n.Kind+" "), n.Name)})
	}
	seen := map[string]bool{}
	for path, p := range g.ses.Kernel().Packages() {
		if !seen[p.Name] && p.Name != "main" {
			seen[p.Name] = true
			items = append(items, complete.Item{Text: p.Name, Kind: complete.Package, Detail: path})
		}
	}
	for t := token.BREAK; t <= token.VAR; t++ {
		items = append(items, complete.Item{Text: t.String(), Kind: complete.Keyword})
	}
	for _, n := range types.Universe.Names() {
		items = append(items, complete.Item{Text: n, Kind: complete.Func})
	}
	items = complete.Rank(items, src[from:at])
	slices.SortStableFunc(items, func(a, b complete.Item) int { return strings.Compare(a.Text, b.Text) })
	return from, items
}

func (g goNames) members(of string) []complete.Item {
	var items []complete.Item
	a, ok := g.ses.About(of)
	if !ok {
		return nil
	}
	for _, m := range a.Members {
		x, _ := g.ses.About(of + "." + m)
		kind := complete.Kind(x.Kind)
		if x.Kind == "value" {
			kind = complete.Var
		}
		text, _, _ := strings.Cut(strings.TrimPrefix(x.Text, of+"."+m), "\n")
		items = append(items, complete.Item{Text: m, Kind: kind, Detail: strings.TrimSpace(text)})
	}
	if a.Value.IsValid() {
		items = append(items, valueMembers(a.Value.Type())...)
	}
	return items
}

// valueMembers lists methods and fields of a compiled type.
func valueMembers(t reflect.Type) []complete.Item {
	var items []complete.Item
	for m := range t.Methods() {
		items = append(items, complete.Item{Text: m.Name, Kind: complete.Method})
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		for f := range t.Fields() {
			if f.IsExported() {
				items = append(items, complete.Item{Text: f.Name, Kind: complete.Field, Detail: f.Type.String()})
			}
		}
	}
	return items
}

// Call is known for functions of packages.
func (g goNames) Call(src string, at int) *complete.Call {
	fun, n, ok := complete.CallAt(src[:at])
	if !ok {
		return nil
	}
	a, ok := g.ses.About(fun)
	if !ok || a.Kind != "func" || !strings.Contains(fun, ".") {
		return nil
	}
	list, result, _ := strings.Cut(strings.TrimPrefix(a.Text, fun+"("), ")")
	c := &complete.Call{Func: fun, Result: strings.TrimSpace(result), Active: n}
	if list != "" {
		c.Params = strings.Split(list, ", ")
	}
	return c
}

// About is what the session says, with the documentation of compiled packages.
func (g goNames) About(expr string) (complete.About, bool) {
	a, ok := g.ses.About(expr)
	if !ok {
		return complete.About{}, false
	}
	about := complete.About{Name: a.Name, Kind: complete.Kind(a.Kind), Decl: a.Kind + " " + strings.TrimPrefix(a.Text, a.Kind+" "), Place: a.Cell}
	pkg, member, dotted := strings.Cut(expr, ".")
	switch {
	case a.Kind == "package":
		about.Place, about.Doc = a.Text, export.Doc(a.Text, "")
	case dotted:
		p, _ := g.ses.About(pkg)
		about.Place, about.Doc = p.Text, export.Doc(p.Text, member)
	case a.Value.IsValid():
		about.Value = g.text(a.Value)
	case a.Kind != "var":
		about.Source = a.Text
	}
	return about, true
}
