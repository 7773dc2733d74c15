package check

import (
	"go/ast"
	"go/types"
)

// cursor is the name that stands in a broken cell for what is being typed.
const cursor = "_cursor_"

// probe is a cell in the making, checked as far as it goes, with a name at the
// cursor. It changes nothing in the session.
type probe struct {
	*job
	ident *ast.Ident // the cursor; nil when the parser lost it
	path  []ast.Node // from the item down to what the cursor is part of
}

// probeAt checks a cell that is being typed, with a name in place of the word
// at the cursor. The caller must call done.
func (c *Checker) probeAt(src string, s *spot) (p *probe, done func()) {
	head := src[:s.from] + cursor
	end := s.closers()
	texts := []string{head + src[s.to:], head + end, head + " {}" + end, head + "()" + end, head + end + "()"}
	best := -1
	for pass := range 2 {
		for i, text := range texts {
			ok := c.try(text, func(r *reader, items *parsed) bool {
				return findCursor(items) != nil && (pass == 1 || !r.broken)
			})
			if ok {
				best = i
				break
			}
		}
		if best >= 0 {
			break
		}
	}
	return c.probeText(texts[max(best, 0)])
}

// try parses a text loosely and forgets it.
func (c *Checker) try(text string, good func(*reader, *parsed) bool) bool {
	n := c.keep(Source{Text: text})
	r := &reader{Checker: c, loose: true}
	defer r.forget(n)
	items, _ := r.parse(n)
	return good(r, items)
}

// forget takes a text that was parsed loosely back.
func (r *reader) forget(n int) {
	r.sources = r.sources[:n]
	for _, f := range r.files {
		r.fset.RemoveFile(f)
	}
}

// probeText checks a text as far as it goes.
func (c *Checker) probeText(text string) (p *probe, done func()) {
	n := c.keep(Source{Text: text})
	r := &reader{Checker: c, loose: true}
	items, _ := r.parse(n)
	j := newJob(c, n, items, map[*types.TypeName]bool{})
	j.loose = true
	j.info.Scopes = map[ast.Node]*types.Scope{}
	p = &probe{job: j}
	p.attempt()
	if path := findCursor(items); path != nil {
		p.path, p.ident = path[:len(path)-1], path[len(path)-1].(*ast.Ident)
	}
	return p, func() {
		j.undo()
		r.forget(n)
	}
}

// attempt checks what go/types can take; a broken tree may be too much for it.
func (p *probe) attempt() {
	defer func() { _ = recover() }()
	p.check()
}

// findCursor returns the nodes from an item down to the cursor's name.
func findCursor(p *parsed) (path []ast.Node) {
	for _, items := range [][]*item{p.decls, p.stmts} {
		for _, it := range items {
			if path = pathTo(it.node); path != nil {
				return path
			}
		}
	}
	return nil
}

func pathTo(root ast.Node) (path []ast.Node) {
	var stack []ast.Node
	ast.Inspect(root, func(n ast.Node) bool {
		if path != nil {
			return false
		}
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		if id, ok := n.(*ast.Ident); ok && id.Name == cursor {
			path = append([]ast.Node{}, stack...)
		}
		return path == nil
	})
	return path
}

// parent returns what the cursor is part of, i steps up, or nil.
func (p *probe) parent(i int) ast.Node {
	if k := len(p.path) - 1 - i; k >= 0 {
		return p.path[k]
	}
	return nil
}
