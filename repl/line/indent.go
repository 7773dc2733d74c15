package line

import (
	"go/scanner"
	"go/token"
	"strings"
)

// level is an open bracket, and how the line on which it stands is indented.
type level struct {
	tok    token.Token
	indent string
	choice bool // the braces of a switch or select
}

// openLevels finds the brackets that are open at the end of src.
func openLevels(src string) (open []level, inText bool) {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(_ token.Position, msg string) {
		inText = inText || msg == "raw string literal not terminated" || msg == "comment not terminated"
	}, 0)
	choice := false // a switch or select waits for its brace
	for {
		pos, tok, _ := s.Scan()
		switch tok {
		case token.EOF:
			return open, inText
		case token.SWITCH, token.SELECT:
			choice = true
		case token.LPAREN, token.LBRACK, token.LBRACE:
			open = append(open, level{
				tok: tok, indent: margin(src[:file.Offset(pos)]), choice: choice && tok == token.LBRACE,
			})
			choice = choice && tok != token.LBRACE
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
}

// margin is the indentation of the last line of s.
func margin(s string) string {
	s = s[strings.LastIndexByte(s, '\n')+1:]
	return s[:len(s)-len(strings.TrimLeft(s, " \t"))]
}

// indent is how a line is indented that follows the text before it.
func indent(before string) string {
	open, inText := openLevels(before)
	if inText {
		return margin(before)
	}
	if len(open) == 0 {
		return ""
	}
	last := open[len(open)-1]
	return last.indent + "\t"
}

// outdent is the indentation of the line that begins a closing bracket, a case
// or a default at the end of the text: that of the line with the open bracket.
// It returns false for any other line.
func outdent(text string) (string, bool) {
	start := strings.LastIndexByte(text, '\n') + 1
	word := strings.TrimLeft(text[start:], " \t")
	if start == 0 || word == "" {
		return "", false
	}
	open, inText := openLevels(text[:start])
	if inText || len(open) == 0 {
		return "", false
	}
	last := open[len(open)-1]
	switch {
	case strings.ContainsAny(word[:1], ")]}") && len(word) == 1:
	case last.choice && strings.HasSuffix(word, ":") && (strings.HasPrefix(word, "case ") || word == "default:"):
	default:
		return "", false
	}
	return last.indent, true
}
