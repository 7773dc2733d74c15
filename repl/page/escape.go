package page

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
)

var sequences = regexp.MustCompile("\x1b\\[([0-9;?]*)([a-zA-Z])")

// paints are the eight colours of terminals, by their number.
var paints = []string{"black", "red", "green", "yellow", "blue", "magenta", "cyan", "grey"}

// look is how a terminal writes.
type look struct {
	bold, faint bool
	color       string
}

func (l look) classes() string {
	var list []string
	if l.bold {
		list = append(list, "bold")
	}
	if l.faint {
		list = append(list, "faint")
	}
	if l.color != "" {
		list = append(list, l.color)
	}
	return strings.Join(list, " ")
}

// painted turns text for a terminal into HTML. Colours and weight are kept, all
// else that escape sequences do is left out; of a line that is written over, the
// last text stays.
func painted(s string) string {
	var b strings.Builder
	var now look
	put := func(text string) {
		if text == "" {
			return
		}
		text = template.HTMLEscapeString(clean(text))
		if c := now.classes(); c != "" {
			text = fmt.Sprintf(`<span class="%s">%s</span>`, c, text)
		}
		b.WriteString(text)
	}
	at := 0
	s = overwritten(s)
	for _, m := range sequences.FindAllStringSubmatchIndex(s, -1) {
		put(s[at:m[0]])
		if s[m[4]:m[5]] == "m" {
			now = now.after(s[m[2]:m[3]])
		}
		at = m[1]
	}
	put(s[at:])
	return b.String()
}

// overwritten keeps of each line what stands behind its last carriage return.
func overwritten(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if !strings.Contains(s, "\r") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		l = strings.TrimRight(l, "\r")
		lines[i] = l[strings.LastIndexByte(l, '\r')+1:]
	}
	return strings.Join(lines, "\n")
}

// clean leaves out what a page cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

// after is the look after the parameters of a sequence that ends in m.
func (l look) after(params string) look {
	words := strings.Split(params, ";")
	for i := 0; i < len(words); i++ {
		n := 0
		_, _ = fmt.Sscanf(words[i], "%d", &n) // none means 0
		switch {
		case n == 0:
			l = look{}
		case n == 1:
			l.bold = true
		case n == 2:
			l.faint = true
		case n == 22:
			l.bold, l.faint = false, false
		case n >= 30 && n <= 37:
			l.color = paints[n-30]
		case n >= 90 && n <= 97:
			l.color = paints[n-90]
		case n == 39:
			l.color = ""
		case n == 38 || n == 48: // a colour of many: not kept
			if i+1 < len(words) && words[i+1] == "5" {
				i += 2
			} else {
				i += 4
			}
		}
	}
	return l
}
