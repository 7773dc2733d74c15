package cell

import (
	"go/scanner"
	"go/token"
)

// Kind is the sort of a piece.
type Kind int

// The kinds of pieces.
const (
	Stmt    Kind = iota // a statement, or an expression alone
	Import              // an import declaration
	Decl                // var, const, type or func
	Package             // a package clause
)

// Piece is one declaration or statement of a cell.
type Piece struct {
	Kind   Kind
	Text   string
	Offset int  // of Text in the cell
	Line   int  // of the first byte of Text, from 1
	Column int  // in bytes, from 1
	Quiet  bool // ended by a semicolon that was typed: its value is not shown
}

// word is a token and where it begins.
type word struct {
	tok token.Token
	off int
}

// Split cuts src into its top-level pieces. It does not fail: text that is not
// Go ends up in pieces that do not parse.
func Split(src string) []Piece {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(token.Position, string) {}, 0)
	var pieces []Piece
	var words []word
	var h header
	depth := 0
	flush := func(end int, quiet bool) {
		if len(words) == 0 {
			return
		}
		pieces = append(pieces, newPiece(file, src, words, end, quiet))
		words, h = words[:0], header{}
	}
	for {
		pos, tok, lit := s.Scan()
		off := file.Offset(pos)
		if depth == 0 {
			h.see(tok)
		}
		switch tok {
		case token.EOF:
			flush(len(src), false)
			return pieces
		case token.LPAREN, token.LBRACE, token.LBRACK:
			depth++
		case token.RPAREN, token.RBRACE, token.RBRACK:
			depth = max(depth-1, 0)
		case token.SEMICOLON:
			if depth == 0 && !(h.open && lit == ";") {
				flush(off, lit == ";")
				continue
			}
		}
		words = append(words, word{tok, off})
	}
}

// header tells whether the scanner stands between the keyword of an if, for or
// switch and its block, where semicolons do not end the piece. It sees the
// tokens outside of brackets.
type header struct {
	open  bool
	inner int // braces to come that belong to a function literal or a type
}

func (h *header) see(tok token.Token) {
	switch tok {
	case token.IF, token.FOR, token.SWITCH:
		*h = header{open: true}
	case token.FUNC, token.STRUCT, token.INTERFACE:
		h.inner++
	case token.LBRACE:
		if h.inner > 0 {
			h.inner--
			return
		}
		h.open = false
	}
}

func newPiece(file *token.File, src string, words []word, end int, quiet bool) Piece {
	off := words[0].off
	at := file.PositionFor(file.Pos(off), false)
	return Piece{
		Kind: kindOf(words), Text: src[off:end], Offset: off,
		Line: at.Line, Column: at.Column, Quiet: quiet,
	}
}

// kindOf tells what a piece is from its first tokens. A piece that begins with
// func is a declaration when a name follows, or a receiver and then a name;
// else it is a function literal.
func kindOf(words []word) Kind {
	switch words[0].tok {
	case token.PACKAGE:
		return Package
	case token.IMPORT:
		return Import
	case token.VAR, token.CONST, token.TYPE:
		return Decl
	case token.FUNC:
		if len(words) > 1 && words[1].tok == token.IDENT {
			return Decl
		}
		if i := afterParens(words[1:]); i > 0 && methodName(words[1+i:]) {
			return Decl
		}
	}
	return Stmt
}

// methodName reports whether the words are a name and its parameters, or, which
// is an error in a method, type parameters before them. After the parameters of a
// function literal, a name is the type of the result, and what follows it is the
// body.
func methodName(words []word) bool {
	if len(words) < 2 || words[0].tok != token.IDENT {
		return false
	}
	if i := afterBrackets(words[1:]); i > 0 {
		return len(words) > 1+i && words[1+i].tok == token.LPAREN
	}
	return words[1].tok == token.LPAREN
}

// afterBrackets returns the index behind the list in brackets that the words
// begin with, or 0.
func afterBrackets(words []word) int { return after(words, token.LBRACK, token.RBRACK) }

// afterParens returns the index behind the parenthesised list that the words
// begin with, or 0.
func afterParens(words []word) int { return after(words, token.LPAREN, token.RPAREN) }

func after(words []word, open, end token.Token) int {
	depth := 0
	for i, w := range words {
		switch w.tok {
		case open:
			depth++
		case end:
			depth--
		}
		if depth == 0 {
			if i == 0 {
				return 0
			}
			return i + 1
		}
	}
	return 0
}
