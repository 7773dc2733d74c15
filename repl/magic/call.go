package magic

import (
	"strings"
	"unicode"

	"naslab/repl/cell"
)

// Call is a magic as it was entered.
type Call struct {
	Name  string
	Args  string // the rest of the line; of a line magic all of the text
	Body  string // the lines below a cell magic
	Cell  bool   // %%name
	Query bool   // %name?
	// Row and Column say where Args begin in the text, Row from 0, Column in
	// bytes from 0, for faults in them.
	Row, Column int
}

// Is reports whether a cell is a magic rather than Go.
func Is(text string) bool {
	s := strings.TrimSpace(text)
	return strings.HasPrefix(s, "%") || shell(s)
}

// shell reports whether the text is "!command". A Go statement cannot begin so,
// but an expression can: "!ok" alone is Go.
func shell(s string) bool {
	rest, ok := strings.CutPrefix(s, "!")
	if !ok || strings.HasPrefix(rest, "=") {
		return false
	}
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return false
	}
	// A lone operand is Go when it parses and does not look like a command line.
	return !operand(rest)
}

// Lone returns the word of "!word", which is Go where the word is a variable and
// a command where it is not; "" for all else.
func Lone(text string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "!")
	rest = strings.TrimSpace(rest)
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.' }
	if !ok || rest == "" || strings.TrimFunc(rest, inWord) != "" || strings.IndexFunc(rest, unicode.IsSpace) >= 0 || unicode.IsDigit(rune(rest[0])) {
		return ""
	}
	return rest
}

// operand reports whether s is what "!" negates in Go: a name, a member, a call
// or an expression in brackets, such as "ok", "p.done", "f(x)" or "(a && b)".
func operand(s string) bool {
	first := []rune(s)[0]
	switch {
	case first == '(' || first == '!':
		return true
	case !unicode.IsLetter(first) && first != '_':
		return false
	}
	i := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '.'
	})
	if i < 0 {
		return true
	}
	rest := strings.TrimSpace(s[i:])
	for _, op := range []string{"(", "[", "&&", "||", "==", "!="} {
		if strings.HasPrefix(rest, op) {
			return true
		}
	}
	return false
}

// Parse reads a call; false when the text is Go.
func Parse(text string) (Call, bool) {
	lead := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	s := strings.TrimRight(text[lead:], " \t\r\n")
	var c Call
	c.Row = strings.Count(text[:lead], "\n")
	at := 0 // of the arguments in s
	switch {
	case shell(s):
		c.Name, at = "sh", 1
	case strings.HasPrefix(s, "%%"):
		c.Cell, at = true, 2
	case strings.HasPrefix(s, "%"):
		at = 1
	default:
		return Call{}, false
	}
	if c.Name == "" {
		n := len(word(s[at:]))
		c.Name = s[at : at+n]
		at += n
	}
	if n := strings.TrimSuffix(c.Name, "?"); n != c.Name && strings.TrimSpace(s[at:]) == "" {
		c.Name, c.Query = n, true
		return c, true
	}
	if c.Cell {
		line, body, _ := strings.Cut(s[at:], "\n")
		c.Args, c.Body = strings.TrimSpace(line), body
		c.Row++ // faults are in the body
		return c, true
	}
	rest := s[at:]
	gap := len(rest) - len(strings.TrimLeft(rest, " \t\r\n"))
	c.Args = rest[gap:]
	before := text[:lead] + s[:at+gap]
	c.Row = strings.Count(before, "\n")
	c.Column = len(before) - strings.LastIndex(before, "\n") - 1
	return c, true
}

// word is what s begins with up to white space.
func word(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// Incomplete reports whether more lines are to be read of a cell that begins a
// magic. A cell magic ends with an empty line.
func (s *Set) Incomplete(text string) bool {
	c, ok := Parse(text)
	if !ok || c.Query {
		return false
	}
	m, known := s.Get(c.Name)
	switch {
	case c.Cell && !(known && m.Cell):
		return false
	case c.Cell && m.Takes == Go && cell.Incomplete(c.Body):
		return true
	case c.Cell:
		return strings.TrimSpace(c.Body) == "" || !strings.HasSuffix(text, "\n\n")
	case known && m.Takes == Go:
		_, code := Options(c.Args, m.Flags)
		return cell.Incomplete(code)
	}
	return false
}
