package cell

import (
	"regexp"
	"strings"
)

var (
	firstPrompt = regexp.MustCompile(`^(In \[\d+\]: ?|>>> ?)`)
	nextPrompt  = regexp.MustCompile(`^(In \[\d+\]: ?|>>> ?|\s*\.\.\.:? ?)`)
	byteOrder   = "\ufeff"
)

// Pasted returns a text without what comes along when a cell is copied from a
// session or a file: the prompts before its lines, when it begins with one, and a
// byte order mark.
func Pasted(text string) string {
	text = strings.TrimPrefix(text, byteOrder)
	if !firstPrompt.MatchString(strings.TrimLeft(text, " \t\r\n")) {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(strings.TrimLeft(text, " \t\r\n")) {
		b.WriteString(line[len(nextPrompt.FindString(line)):])
	}
	return b.String()
}
