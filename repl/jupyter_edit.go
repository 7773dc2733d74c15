package repl

import (
	"go/scanner"
	"go/token"
	"strings"

	"naslab/repl/complete"
	"naslab/repl/jupyter"
)

// candidateTypes are the words that front ends have symbols for.
var candidateTypes = map[complete.Kind]string{
	complete.Var: "instance", complete.Const: "instance", complete.Func: "function", complete.Method: "function",
	complete.Type: "class", complete.Package: "module", complete.Field: "property", complete.Keyword: "keyword",
	complete.Param: "param", complete.Magic: "magic", complete.File: "path", complete.Name: "text",
}

// Complete lists what can stand at a place.
func (f *jupyterFace) Complete(src string, at int) (from, to int, list []jupyter.Candidate) {
	r := f.sh.sources().Complete(src, at)
	for _, it := range r.Items {
		list = append(list, jupyter.Candidate{Text: it.Text, Type: candidateTypes[it.Kind], Signature: signature(it)})
	}
	return r.From, r.To, list
}

// signature is what front ends show beside a function's name.
func signature(it complete.Item) string {
	if it.Kind == complete.Func || it.Kind == complete.Method {
		return strings.TrimPrefix(it.Detail, "func")
	}
	return it.Detail
}

// Inspect documents the name at a place, or the function whose arguments it is
// in.
func (f *jupyterFace) Inspect(src string, at, detail int) (jupyter.Bundle, bool) {
	a, ok := f.sh.describe(exprAt(src, at))
	if !ok {
		return jupyter.Bundle{}, false
	}
	return aboutBundle(a, detail), true
}

// exprAt is the expression that ends with the name at an offset: "b.Space().Name"
// in "x := b.Space().Name()" with the cursor on Name. Without a name there it is
// "", or what stands before an opening bracket.
func exprAt(src string, at int) string {
	tokens := scan(src)
	last := -1
	for i, t := range tokens {
		if t.from > at || t.from == at && t.tok != token.IDENT {
			break
		}
		last = i
	}
	if last >= 0 && tokens[last].tok == token.LPAREN && tokens[last].to <= at {
		last--
	}
	if last < 0 || tokens[last].tok != token.IDENT || tokens[last].to < at && !opens(tokens, last+1, at) {
		return ""
	}
	first := last
	for first >= 2 && tokens[first-1].tok == token.PERIOD {
		operand := operandStart(tokens, first-2)
		if operand < 0 {
			return "" // a member of what is not understood
		}
		first = operand
	}
	return src[tokens[first].from:tokens[last].to]
}

// opens reports whether token i is an opening bracket that ends at an offset or
// before.
func opens(tokens []spanned, i, at int) bool {
	return i < len(tokens) && tokens[i].tok == token.LPAREN && tokens[i].to <= at
}

// spanned is a token and where it lies.
type spanned struct {
	tok      token.Token
	from, to int
}

// scan cuts a cell into tokens.
func scan(src string) []spanned {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(token.Position, string) {}, 0)
	var list []spanned
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			return list
		}
		from := file.Offset(pos)
		if !tok.IsLiteral() && !tok.IsKeyword() && tok != token.SEMICOLON {
			text = tok.String()
		}
		list = append(list, spanned{tok, from, min(from+len(text), len(src))})
	}
}

// operandStart is the first token of the operand that ends with token i: a name,
// or brackets and what they belong to. It is -1 where there is none.
func operandStart(tokens []spanned, i int) int {
	depth := 0
	for ; i >= 0; i-- {
		switch tokens[i].tok {
		case token.RPAREN, token.RBRACK:
			depth++
		case token.LPAREN, token.LBRACK:
			depth--
			if depth < 0 {
				return -1
			}
			if depth == 0 && (i == 0 || !operandEnds(tokens[i-1].tok)) {
				return i
			}
		case token.IDENT:
			if depth == 0 {
				return i
			}
		default:
			if depth == 0 {
				return -1
			}
		}
	}
	return -1
}

// operandEnds reports whether brackets after a token belong to it.
func operandEnds(t token.Token) bool {
	return t == token.IDENT || t == token.RPAREN || t == token.RBRACK
}

// Completeness says whether a cell is complete, and how its next line begins
// when it is not.
func (f *jupyterFace) Completeness(src string) (jupyter.Completeness, string) {
	if !f.sh.waits(src) {
		return jupyter.Complete, ""
	}
	return jupyter.Incomplete, nextIndent(src)
}

// nextIndent is the indentation of the line after src: that of its last line,
// one more after an opening bracket.
func nextIndent(src string) string {
	lines := strings.Split(strings.TrimRight(src, " \t\n"), "\n")
	line := lines[len(lines)-1]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if strings.HasSuffix(line, "{") || strings.HasSuffix(line, "(") || strings.HasSuffix(line, "[") {
		indent += "\t"
	}
	return indent
}
