package paint

import (
	"go/scanner"
	"go/token"
	"go/types"
	"unicode/utf8"
)

// Class is what a piece of source is, for its colour.
type Class uint8

// The classes. Plain is never painted.
const (
	Plain Class = iota
	Keyword
	Type    // a predeclared type
	Const   // true, false, nil, iota
	Builtin // a predeclared function
	Func    // a name that is called or declared as a function
	String
	Number
	Comment
	Magic // %name, !command and name?
	Wrong // no token of Go
)

// Span is a piece of source, by offsets in bytes, that is of one class.
type Span struct {
	From, To int
	Class    Class
}

// Go finds the spans of Go source, in order.
func Go(src string) []Span {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(token.Position, string) {}, scanner.ScanComments)
	var spans []Span
	last := token.ILLEGAL // the token before
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return spans
		}
		from := file.Offset(pos)
		to := min(from+len(lit), len(src))
		switch {
		case tok == token.LPAREN && last == token.IDENT && len(spans) > 0:
			if prev := &spans[len(spans)-1]; prev.Class == Plain {
				prev.Class = Func
			}
		case tok.IsKeyword():
			spans = append(spans, Span{from, to, Keyword})
		case tok == token.IDENT:
			spans = append(spans, Span{from, to, identClass(lit, last)})
		case tok == token.STRING || tok == token.CHAR:
			spans = append(spans, Span{from, to, String})
		case tok == token.INT || tok == token.FLOAT || tok == token.IMAG:
			spans = append(spans, Span{from, to, Number})
		case tok == token.COMMENT:
			spans = append(spans, Span{from, to, Comment})
		case tok == token.ILLEGAL:
			_, n := utf8.DecodeRuneInString(src[from:])
			spans = append(spans, Span{from, from + n, Wrong})
		}
		if tok != token.COMMENT {
			last = tok
		}
	}
}

// identClass is the class of a name that follows a token.
func identClass(name string, last token.Token) Class {
	if last == token.PERIOD {
		return Plain
	}
	switch types.Universe.Lookup(name).(type) {
	case *types.TypeName:
		return Type
	case *types.Const, *types.Nil:
		return Const
	case *types.Builtin:
		return Builtin
	}
	return Plain
}
