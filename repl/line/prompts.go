package line

import (
	"regexp"
	"strings"
)

var (
	firstPrompt = regexp.MustCompile(`^(In \[\d+\]: |>>> |gore> )`)
	thenPrompt  = regexp.MustCompile(`^ *\.\.\.:? ?`)
)

// withoutPrompts is a text copied from a session without its prompts. Any other
// text stays as it is.
func withoutPrompts(text string) string {
	if !firstPrompt.MatchString(text) {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if p := firstPrompt.FindString(l); p != "" {
			lines[i] = l[len(p):]
		} else {
			lines[i] = l[len(thenPrompt.FindString(l)):]
		}
	}
	return strings.Join(lines, "\n")
}
