package lower

import (
	"fmt"
	"strings"
	"unicode"
)

// line emits a line of the function being made.
func (l *Lowerer) line(format string, args ...any) {
	if len(args) == 0 {
		l.buf.WriteString(format)
	} else {
		fmt.Fprintf(l.buf, format, args...)
	}
	l.buf.WriteByte('\n')
}

// capture returns what f emits instead of emitting it.
func (l *Lowerer) capture(f func()) string {
	old := l.buf
	l.buf = &strings.Builder{}
	f()
	text := l.buf.String()
	l.buf = old
	return text
}

// part returns a text, and the statements that must come before it.
func (l *Lowerer) part(f func() string) (text, before string) {
	before = l.capture(func() { text = f() })
	return text, before
}

// inOrder makes the texts of operands that are evaluated from left to right.
// Where one needs statements before it, what stands to its left is evaluated
// into variables first.
func (l *Lowerer) inOrder(fs ...func() string) []string {
	texts := make([]string, len(fs))
	for i, f := range fs {
		text, before := l.part(f)
		if before != "" {
			for j := range i {
				texts[j] = l.settle(texts[j])
			}
			l.buf.WriteString(before)
		}
		texts[i] = text
	}
	return texts
}

// settle puts the value of a text into a variable, unless it cannot change.
func (l *Lowerer) settle(text string) string {
	if settled(text) {
		return text
	}
	t := l.fresh("t")
	l.line("%s := %s", t, text)
	return t
}

// settled reports whether a text is a literal, a function, or a variable that
// only the lowering knows.
func settled(text string) bool {
	if text == "nil" || text == "true" || text == "false" || text == "" || text == "_" {
		return true
	}
	c := text[0]
	if c >= '0' && c <= '9' || c == '"' {
		return !strings.ContainsAny(strings.Trim(text, `"`), "+*([ ")
	}
	return isTemp(text)
}

// primary is a text that a selector, an index or a call can follow.
func primary(text string) string {
	if text != "" && strings.ContainsRune("&*-+!^<", rune(text[0])) {
		return "(" + text + ")"
	}
	return text
}

// bare reports whether a text is a name or a number.
func bare(text string) bool {
	for _, c := range text {
		if c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return text != ""
}

// isTemp reports whether a text is the name of a variable made by settle.
func isTemp(text string) bool {
	if !strings.HasPrefix(text, "t__") {
		return false
	}
	for _, c := range text[len("t__"):] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
