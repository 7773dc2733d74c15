package show

import (
	"fmt"
	"strings"
)

// page cuts a text to a terminal page. It looks no further than it must: the text
// may be of any size.
func (w Printer) page(s string) string {
	if w.Full {
		return s
	}
	var b strings.Builder
	for n := 0; ; n++ {
		if n == pageLines {
			fmt.Fprintf(&b, "... %d more lines", strings.Count(s, "\n")+1)
			return b.String()
		}
		line, rest, more := strings.Cut(s, "\n")
		head := first(line, lineWidth)
		b.WriteString(head)
		if head != line {
			b.WriteString("...")
		}
		if !more {
			return b.String()
		}
		b.WriteByte('\n')
		s = rest
	}
}

// first returns the first n characters of s.
func first(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
