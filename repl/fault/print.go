package fault

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// wide is how much of a source line is shown.
const wide = 120

// Text returns the whole report: the sentence, the source line, a caret where
// a column is known, and the lines that led there.
func (f *Fault) Text() string {
	var b strings.Builder
	b.WriteString(f.Error() + "\n")
	f.Place.excerpt(&b)
	for _, p := range f.Trace {
		fmt.Fprintf(&b, "  called from %s: %s\n", p, strings.TrimSpace(clip(p.Source)))
	}
	return b.String()
}

// excerpt writes the source line and the caret below it.
func (p Place) excerpt(b *strings.Builder) {
	line := strings.TrimRight(p.Source, " \t\r\n")
	if strings.TrimSpace(line) == "" {
		return
	}
	body := strings.TrimLeft(line, " \t")
	cut := len(line) - len(body)
	b.WriteString("    " + clip(strings.ReplaceAll(body, "\t", " ")) + "\n")
	at := p.Column - 1 - cut
	if p.Column <= 0 || at < 0 || at > len(body) {
		return
	}
	if n := utf8.RuneCountInString(body[:at]); n < wide {
		b.WriteString("    " + strings.Repeat(" ", n) + "^\n")
	}
}

// clip cuts a long line.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= wide {
		return s
	}
	return string([]rune(s)[:wide]) + "..."
}
