package cell

import (
	"go/scanner"
	"go/token"
	"strings"
)

// Incomplete reports whether src waits for more: an open bracket, an open raw
// string or comment, or a last token after which Go does not end the line, such
// as an operator or a comma. Brackets that do not match are an error, not a
// wish for more.
func Incomplete(src string) bool {
	file := token.NewFileSet().AddFile("", -1, len(src))
	open := false
	var s scanner.Scanner
	s.Init(file, []byte(src), func(_ token.Position, msg string) {
		open = open || msg == "raw string literal not terminated" || msg == "comment not terminated"
	}, 0)
	var stack []token.Token
	last := token.SEMICOLON
	for {
		_, tok, _ := s.Scan()
		switch tok {
		case token.EOF:
			return open || len(stack) > 0 || last != token.SEMICOLON && last != token.ILLEGAL
		case token.LPAREN, token.LBRACE, token.LBRACK:
			stack = append(stack, tok)
		case token.RPAREN, token.RBRACE, token.RBRACK:
			if len(stack) == 0 || closer(stack[len(stack)-1]) != tok {
				return false
			}
			stack = stack[:len(stack)-1]
		}
		last = tok
	}
}

func closer(open token.Token) token.Token {
	switch open {
	case token.LPAREN:
		return token.RPAREN
	case token.LBRACE:
		return token.RBRACE
	default:
		return token.RBRACK
	}
}

// Blank reports whether src holds nothing but space and comments that end.
func Blank(src string) bool {
	return strings.TrimSpace(src) == "" || len(Split(src)) == 0 && !Incomplete(src)
}
