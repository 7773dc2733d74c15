package check

import (
	"go/scanner"
	"go/token"
	"go/types"
	"maps"
	"slices"
)

// A cell is often run again after a small change. A type that it declares just
// as before is then not declared anew: variables of the type go on to fit. The
// same holds for constants, because types may mention them.

// withoutSame returns the cell without the declarations that are the same as
// those of the session.
func (j *job) withoutSame(p *parsed) *parsed {
	same := map[*item]bool{}
	for _, it := range p.decls {
		if j.unchanged(it, p) {
			same[it] = true
		}
	}
	for changed := true; changed; {
		changed = false
		own := declaredBut(p, same)
		for it := range same {
			if intersect(it.free, own) {
				delete(same, it)
				changed = true
			}
		}
	}
	if len(same) == 0 {
		return p
	}
	q := *p
	q.decls = slices.DeleteFunc(slices.Clone(p.decls), func(it *item) bool { return same[it] })
	return &q
}

// declaredBut returns the names that a cell declares, but for some items.
func declaredBut(p *parsed, but map[*item]bool) names {
	own := names{}
	for _, list := range [][]*item{p.decls, p.stmts} {
		for _, it := range list {
			for _, n := range it.names {
				own[n] = own[n] || !but[it]
			}
		}
	}
	maps.DeleteFunc(own, func(_ string, v bool) bool { return !v })
	return own
}

// unchanged reports whether an item declares what is there already.
func (j *job) unchanged(it *item, p *parsed) bool {
	if it.tok != token.TYPE && it.tok != token.CONST || len(it.names) == 0 {
		return false
	}
	old := j.table.names[it.names[0]]
	d := j.table.decls[old]
	if d == nil || d.Kind != it.tok || len(d.objects) != len(slices.DeleteFunc(slices.Clone(it.names), isBlank)) {
		return false
	}
	for _, o := range d.objects {
		if j.table.names[o.Name()] != o {
			return false
		}
	}
	for o := range d.Uses {
		if j.table.names[o.Name()] != o {
			return false
		}
	}
	if !sameTokens(it.text, d.Text) {
		return false
	}
	tn, ok := old.(*types.TypeName)
	return !ok || !j.redone[tn] && !j.losesMethod(tn, d, p)
}

func isBlank(n string) bool { return n == "_" }

// losesMethod reports whether a method of the cell that declared a type is not
// in the cell that declares it again with methods.
func (j *job) losesMethod(tn *types.TypeName, d *Decl, p *parsed) bool {
	has := p.methodsOf(tn.Name())
	for n, m := range j.table.methods[tn] {
		if len(has) > 0 && m.Cell == d.Cell && !has[n] {
			return true
		}
	}
	return false
}

// methodsOf returns the names of the methods that a cell declares for a type.
func (p *parsed) methodsOf(typ string) names {
	has := names{}
	for _, it := range p.decls {
		if it.recv == typ {
			has[funcName(it.node)] = true
		}
	}
	return has
}

// sameTokens compares two texts without comments and space.
func sameTokens(a, b string) bool {
	if a == b {
		return true
	}
	x, y := tokens(a), tokens(b)
	for {
		tx, lx := x()
		ty, ly := y()
		if tx != ty || lx != ly {
			return false
		}
		if tx == token.EOF {
			return true
		}
	}
}

// tokens returns a function that gives the tokens of a text one by one.
func tokens(text string) func() (token.Token, string) {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(text)), []byte(text), func(token.Position, string) {}, 0)
	return func() (token.Token, string) {
		for {
			// Some line ends are semicolons; which of them, is a matter of layout.
			if _, tok, lit := s.Scan(); tok != token.SEMICOLON {
				return tok, lit
			}
		}
	}
}
