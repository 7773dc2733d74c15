package complete

import (
	"go/scanner"
	"go/token"
	"strings"
)

// literal is the string at the end of a piece of Go, and the calls around it.
type literal struct {
	from    int // where its content begins
	content string
	calls   []frame // around it, the innermost last
	imports bool    // an import declaration
}

// frame is a call whose brackets are open.
type frame struct {
	fun  string // as it is written, "nas.Search"
	args []string
	from int // where the argument at the end begins
}

// inComment reports whether src ends within a comment.
func inComment(src string) bool {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	open := false
	s.Init(file, []byte(src), func(_ token.Position, msg string) {
		open = open || msg == "comment not terminated"
	}, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		switch {
		case tok == token.EOF:
			return open
		case tok == token.COMMENT && strings.HasPrefix(lit, "//") && file.Offset(pos)+len(lit) >= len(src):
			return true
		}
	}
}

// literalAt finds the string that is open at the end of src.
func literalAt(src string) (literal, bool) {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	open := false
	s.Init(file, []byte(src), func(_ token.Position, msg string) {
		open = strings.HasSuffix(msg, "string literal not terminated")
	}, 0)
	p := &calls{src: src}
	for {
		open = false
		pos, tok, lit := s.Scan()
		from := file.Offset(pos)
		if tok == token.STRING && open && from+len(lit) >= len(src) {
			return literal{from: from + 1, content: src[from+1:], calls: p.open, imports: p.imports}, true
		}
		if tok == token.EOF {
			return literal{}, false
		}
		p.token(tok, from)
	}
}

// calls follows the tokens of a piece of Go and keeps the calls that are open.
type calls struct {
	src     string
	open    []frame
	name    int // where the name that may be called begins; -1 for none
	last    token.Token
	imports bool
}

func (c *calls) token(tok token.Token, from int) {
	switch tok {
	case token.IDENT:
		if c.last != token.PERIOD {
			c.name = from
		}
	case token.PERIOD:
		if c.last != token.IDENT {
			c.name = -1
		}
	case token.LPAREN, token.LBRACK, token.LBRACE:
		f := frame{from: from + 1}
		if tok == token.LPAREN && c.last == token.IDENT && c.name >= 0 {
			f.fun = c.src[c.name:from]
		}
		c.open = append(c.open, f)
	case token.RPAREN, token.RBRACK, token.RBRACE:
		c.open = c.open[:max(0, len(c.open)-1)]
	case token.COMMA:
		if n := len(c.open); n > 0 {
			f := &c.open[n-1]
			f.args = append(f.args[:len(f.args):len(f.args)], strings.TrimSpace(c.src[f.from:from]))
			f.from = from + 1
		}
	case token.IMPORT:
		c.imports = true
	case token.SEMICOLON:
		c.imports = c.imports && len(c.open) > 0
	}
	if tok != token.IDENT && tok != token.PERIOD {
		c.name = -1
	}
	c.last = tok
}

// CallAt finds the call whose brackets are open at the end of src: the function
// as it is written, and how many arguments stand before. ok is false outside one.
func CallAt(src string) (fun string, args int, ok bool) {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(token.Position, string) {}, 0)
	p := &calls{src: src}
	for {
		pos, tok, _ := s.Scan()
		if tok == token.EOF {
			break
		}
		p.token(tok, file.Offset(pos))
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		if f := p.open[i]; f.fun != "" {
			return f.fun, len(f.args), true
		}
	}
	return "", 0, false
}
