package lower

import (
	"go/ast"
	"go/token"
	"go/types"
)

// forStmt is a loop with a condition. Each iteration has its own variables where
// somebody could tell.
func (l *Lowerer) forStmt(s *ast.ForStmt, label string) {
	if own := l.ownVars(s); len(own) > 0 {
		l.freshLoop(s, label, own)
		return
	}
	text := l.capture(func() {
		if s.Init != nil {
			l.stmt(s.Init, "")
		}
		l.plainLoop(s, label)
	})
	if s.Init == nil {
		l.buf.WriteString(text)
		return
	}
	l.line("{\n%s}", text)
}

// ownVars are the variables of the loop that a closure or a pointer may hold.
func (l *Lowerer) ownVars(s *ast.ForStmt) []*types.Var {
	init, ok := s.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE {
		return nil
	}
	var list []*types.Var
	for _, x := range init.Lhs {
		id, ok := x.(*ast.Ident)
		if !ok {
			continue
		}
		if v, ok := l.at.info.Defs[id].(*types.Var); ok && l.at.escapes[v] {
			list = append(list, v)
		}
	}
	return list
}

// plainLoop is the loop alone, with its first statement before it.
func (l *Lowerer) plainLoop(s *ast.ForStmt, label string) {
	cond, before := "", ""
	if s.Cond != nil {
		cond, before = l.part(func() string { return l.expr(s.Cond) })
	}
	post := ""
	if s.Post != nil {
		post = l.capture(func() { l.stmt(s.Post, "") })
	}
	if before == "" && single(post) {
		if l.strip(s, label, cond, post) {
			return
		}
		l.head(label)
		pop := l.push(&loop{label: label, isFor: true})
		body := l.capture(func() { l.test(); l.stmts(s.Body.List) })
		pop()
		l.line("for ; %s; %s {\n%s}", cond, trim(post), body)
		return
	}
	next := l.fresh("N")
	lp := &loop{label: label, isFor: true, next: next}
	pop := l.push(lp)
	body := l.block(s.Body.List)
	pop()
	l.head(label)
	l.line("for {")
	l.test()
	if cond != "" {
		l.buf.WriteString(before)
		l.line("if !(%s) {\nbreak\n}", cond)
	}
	l.line("{\n%s}", body)
	if lp.nested {
		l.line("%s:", next)
	}
	l.buf.WriteString(post)
	l.line("}")
}

// freshLoop copies the variables into ones of the iteration at its head, and
// back at its end, before the loop's last part runs on the copies.
func (l *Lowerer) freshLoop(s *ast.ForStmt, label string, own []*types.Var) {
	l.line("{")
	l.stmt(s.Init, "")
	outer := make([]string, len(own))
	for i, v := range own {
		outer[i] = l.at.local[v]
		delete(l.at.local, v)
	}
	l.head(label)
	l.line("for {")
	l.test()
	for i, v := range own {
		l.line("var %s %s = %s", l.localName(v), l.typ(v.Type()), outer[i])
	}
	if s.Cond != nil {
		cond := l.expr(s.Cond)
		l.line("if !(%s) {\nbreak\n}", cond)
	}
	next := l.fresh("N")
	lp := &loop{label: label, isFor: true, next: next}
	pop := l.push(lp)
	body := l.block(s.Body.List)
	pop()
	l.line("{\n%s}", body)
	if lp.nested {
		l.line("%s:", next)
	}
	for i, v := range own {
		l.line("%s = %s", outer[i], l.at.local[v])
		l.at.local[v] = outer[i]
	}
	if s.Post != nil {
		l.stmt(s.Post, "")
	}
	l.line("}\n}")
}

// head emits the label of a loop.
func (l *Lowerer) head(label string) {
	if label != "" {
		l.line("%s:", label)
	}
}

// single reports whether a text is at most one simple statement.
func single(text string) bool {
	n := 0
	for i, c := range text {
		if c == '\n' && i < len(text)-1 {
			return false
		}
		if c == '{' || c == ';' {
			n++
		}
	}
	return n == 0
}

func trim(text string) string {
	for len(text) > 0 && text[len(text)-1] == '\n' {
		text = text[:len(text)-1]
	}
	return text
}
