package session

import "testing"

// A panic that follows another one is told with it, in the words of a compiled
// program.
func TestChainOfPanics(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "type E struct{}\nfunc (E) Error() string { return `my error` }\nfunc twice() { defer func() { panic(`two`) }(); panic(`one`) }")
	for _, c := range []struct{ cell, want string }{
		{"twice()", "panic: one\n\tpanic: two"},
		{"defer func() { r := recover(); panic(r) }(); panic(`one`)", "panic: one [recovered, repanicked]"},
		{"defer func() { r := recover(); panic(fmt.Sprint(`again: `, r)) }(); panic(`one`)", "panic: one [recovered]\n\tpanic: again: one"},
		{"defer func() { panic(`three`) }(); defer func() { panic(errors.New(`two`)) }(); panic(E{})", "panic: my error\n\tpanic: two\n\tpanic: three"},
		{"defer func() { recover(); panic(`two`) }(); defer func() { panic(`mid`) }(); panic(`one`)", "panic: one\n\tpanic: mid [recovered]\n\tpanic: two"},
		{"defer func() { defer func() { recover() }(); panic(`two`) }(); panic(`one`)", "panic: one"},
		{"defer func() { var m map[string]int; m[`a`] = 1 }(); var p *int; *p = 1", "panic: runtime error: invalid memory address or nil pointer dereference\n\tpanic: assignment to entry in nil map"},
		{"defer func() { recover(); panic(`three`) }(); twice()", "panic: one\n\tpanic: two [recovered]\n\tpanic: three"},
		{"defer func() { if e, ok := recover().(error); ok { panic(e) } }(); panic(E{})", "panic: my error [recovered, repanicked]"},
		{"defer func() { panic(recover()) }(); var xs []int; _ = xs[3]", "panic: runtime error: index out of range [3] with length 0 [recovered, repanicked]"},
		{"func() { defer func() { recover() }(); twice() }(); panic(`alone`)", "panic: alone"},
		{"sort.Slice([]int{2, 1}, func(i, j int) bool { twice(); return true })", "panic: one\n\tpanic: two"},
	} {
		o := do(t, s, c.cell)
		if o.Fault == nil || o.Fault.Msg != c.want {
			t.Errorf("%s\n%v\nwant %s", c.cell, o.Fault, c.want)
		}
	}
}

// Package slog sees the types of cells as a compiled program does: what is not
// exported is printed without its String method.
func TestSlogSeesTypes(t *testing.T) {
	s, out := newSession(t)
	must(t, s, "type Op int\nfunc (o Op) String() string { return `op` }\ntype Cell struct { Name string; Op, op Op }\ntype Pair struct{ a, b int }\nfunc (p Pair) LogValue() slog.Value { return slog.GroupValue(slog.Int(`a`, p.a)) }")
	must(t, s, "var buf bytes.Buffer\nh := slog.New(slog.NewTextHandler(&buf, &slog.HandlerOptions{ReplaceAttr: func(g []string, a slog.Attr) slog.Attr { if a.Key == `time` { return slog.Attr{} }; return a }}))")
	for cell, want := range map[string]string{
		"h.Info(`m`, `cell`, Cell{`n`, 1, 2})":                                "level=INFO msg=m cell=\"{Name:n Op:op op:2}\"\n",
		"h.With(`cell`, Cell{`n`, 1, 2}).Warn(`m`, `pair`, Pair{3, 4})":       "level=WARN msg=m cell=\"{Name:n Op:op op:2}\" pair.a=3\n",
		"h.Log(context.Background(), slog.LevelError, `m`, `op`, Op(1))":      "level=ERROR msg=m op=op\n",
		"h.Info(`m`, slog.Any(`cell`, Cell{}), slog.Group(`g`, `c`, Cell{}))": "level=INFO msg=m cell=\"{Name: Op:op op:0}\" g.c=\"{Name: Op:op op:0}\"\n",
		"slog.SetDefault(h); slog.Error(`m`, `cell`, Cell{}, `err`, io.EOF)":  "level=ERROR msg=m cell=\"{Name: Op:op op:0}\" err=EOF\n",
	} {
		out.Reset()
		must(t, s, "keep := slog.Default()\n"+cell+"\nslog.SetDefault(keep)\nfmt.Print(buf.String()); buf.Reset()")
		if got := out.String(); got != want {
			t.Errorf("%s\nprints %swant %s", cell, got, want)
		}
	}
}
