package repl

import "strings"

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
