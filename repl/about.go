package repl

import (
	"fmt"
	"strings"
	"unicode"
)

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// about answers "name?".
func (sh *shell) about(what string) verdict {
	a, ok := sh.ses.About(what)
	if !ok {
		return sh.fail("%s is not defined", what)
	}
	text := strings.TrimPrefix(a.Text, a.Kind+" ")
	fmt.Fprintf(sh.out, "%s %s\n", sh.paint(a.Kind, bold), text)
	if a.Value.IsValid() {
		fmt.Fprintf(sh.out, "%s\n", sh.printer().Value(a.Value))
	}
	if len(a.Members) > 0 {
		fmt.Fprintln(sh.out, columns(a.Members, 78))
	}
	return fine
}

// columns lays names out in lines of the given width.
func columns(names []string, width int) string {
	var b strings.Builder
	at := 0
	for _, n := range names {
		if at > 0 && at+len(n)+1 > width {
			b.WriteString("\n")
			at = 0
		}
		if at > 0 {
			b.WriteString(" ")
			at++
		}
		b.WriteString(n)
		at += len(n)
	}
	return b.String()
}
