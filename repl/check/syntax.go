package check

import (
	"go/scanner"
	"go/token"
	"regexp"
	"strings"

	"naslab/repl/fault"
)

// syntax turns the parser's error into a fault. The text that was parsed stands
// behind a head of that length.
func (g group) syntax(err error, head int) *fault.Fault {
	list, ok := err.(scanner.ErrorList)
	if !ok || len(list) == 0 {
		return g.fault(g.start, err.Error())
	}
	text := g.text()
	off, msg := max(0, list[0].Pos.Offset-head), list[0].Msg
	if strings.HasPrefix(msg, "expected declaration, found ") {
		if at, found := stray(text); found {
			off, msg = at, "unexpected }"
		}
	}
	if off >= len(text) {
		off, msg = len(strings.TrimRight(text, " \t\r\n")), atEnd.ReplaceAllString(msg, "found the end of the text")
	}
	if msg == "illegal rune literal" && !strings.HasPrefix(text[off:], "''") {
		msg = "more than one character in rune literal"
	}
	f := g.fault(g.start+off, reworded(msg))
	f.Hint = foreign(f.Msg, text, off)
	return f
}

// atEnd is what the parser says of the end of a text, or of the bracket that
// closes the wrapping around it.
var atEnd = regexp.MustCompile(`found ('EOF'|'}'|newline)`)

// rewordings are the parser's messages that speak of the grammar, and Go's words.
var rewordings = []struct {
	what *regexp.Regexp
	says string
}{
	{regexp.MustCompile(`^expected '}', found the end of the text$`), "the text ends within a block"},
	{regexp.MustCompile(`^expected '}', found (.+)$`), "unexpected $1"},
	{regexp.MustCompile(`^expected ';', found (.+)$`), "unexpected $1 at end of statement"},
	{regexp.MustCompile(`^unexpected '([a-z]+)'`), "unexpected keyword $1"},
	{regexp.MustCompile(`^unexpected '([^a-z]+)'`), "unexpected $1"},
	{regexp.MustCompile(`^unexpected ([\pL_][\pL_0-9]*) at`), "unexpected name $1 at"},
	{regexp.MustCompile("^unexpected ([0-9.'\"`].*) at"), "unexpected literal $1 at"},
	{regexp.MustCompile(`^missing import path$`), "missing import path; require quoted string"},
	{regexp.MustCompile(`'IDENT'`), "a name"},
	{regexp.MustCompile(`found 'EOF'`), "found the end of the text"},
}

func reworded(msg string) string {
	if msg == "expected ';', found '{'" { // of a loop with two parts
		return msg
	}
	for _, r := range rewordings {
		msg = r.what.ReplaceAllString(msg, r.says)
	}
	return msg
}

// stray finds the first closing brace that closes nothing.
func stray(text string) (off int, found bool) {
	depth := 0
	scan(text, func(at int, tok token.Token, _ string) bool {
		switch tok {
		case token.LBRACE:
			depth++
		case token.RBRACE:
			depth--
		}
		off, found = at, depth < 0
		return !found
	})
	return off, found
}

// scan calls f for each token of a text until it returns false. It returns the
// scanner's first complaint.
func scan(text string, f func(off int, tok token.Token, lit string) bool) (complaint scanner.Error) {
	file := token.NewFileSet().AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, []byte(text), func(at token.Position, msg string) {
		if complaint.Msg == "" {
			complaint = scanner.Error{Pos: at, Msg: msg}
		}
	}, 0)
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF || !f(file.Offset(pos), tok, lit) {
			return complaint
		}
	}
}

// openComment is the fault of a comment that does not end, which no item holds.
func openComment(n int, src Source) Faults {
	if !strings.Contains(src.Text, "/*") {
		return nil
	}
	c := scan(src.Text, func(int, token.Token, string) bool { return true })
	if c.Msg != "comment not terminated" {
		return nil
	}
	g := group{cell: n, src: src}
	return Faults{g.fault(c.Pos.Offset, c.Msg)}
}
