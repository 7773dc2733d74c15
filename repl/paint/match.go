package paint

import (
	"go/scanner"
	"go/token"
)

// Match finds the two brackets of a pair, one of which stands at the cursor or
// just before it; strings and comments do not count. ok is false when there is
// none, or it has no partner.
func Match(src string, cursor int) (open, closing int, ok bool) {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(token.Position, string) {}, 0)
	var stack []int
	found := false
	for {
		pos, tok, _ := s.Scan()
		at := file.Offset(pos)
		switch tok {
		case token.EOF:
			return open, closing, found
		case token.LPAREN, token.LBRACK, token.LBRACE:
			stack = append(stack, at)
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if len(stack) == 0 {
				continue
			}
			from := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if partner[src[from]] != src[at] {
				continue
			}
			switch cursor {
			case from, at: // at the cursor: the better one
				return from, at, true
			case from + 1, at + 1:
				open, closing, found = from, at, true
			}
		}
	}
}

var partner = map[byte]byte{'(': ')', '[': ']', '{': '}'}
