package line

import (
	"strings"

	"github.com/rivo/uniseg"
)

// tabWidth is how many columns a tab stands for within a cell.
const tabWidth = 4

// cluster returns the length in bytes of the first character of s, as people
// count them: a letter with its accents is one. width is how many columns it
// takes; that of a tab depends on where it stands and is not told.
func cluster(s string) (n, width int) {
	if s[0] < 0x80 && (len(s) == 1 || s[1] < 0x80) {
		if s[0] < ' ' || s[0] == 0x7f {
			return 1, 2 // shown as ^X
		}
		return 1, 1
	}
	c, _, w, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	if i := strings.IndexByte(c, '\n'); i > 0 { // "\r\n" is two here
		c, w = c[:i], 2
	}
	return len(c), w
}

// lastCluster is the length of the last character of s.
func lastCluster(s string) int {
	n := len(s)
	if s[n-1] < 0x80 && s[n-1] != '\n' {
		return 1
	}
	start := strings.LastIndexByte(s[:n-1], '\n') + 1
	if s[n-1] == '\n' {
		return 1
	}
	for {
		k, _ := cluster(s[start:])
		if start+k >= n {
			return n - start
		}
		start += k
	}
}

// textWidth is how many columns a line of text takes.
func textWidth(s string) int {
	col := 0
	for len(s) > 0 {
		n, w := cluster(s)
		if s[0] == '\t' {
			w = tabWidth - col%tabWidth
		}
		col += w
		s = s[n:]
	}
	return col
}

// atColumn is the offset in a line of text of the character at a column, or the
// line's length.
func atColumn(s string, col int) int {
	at, i := 0, 0
	for i < len(s) {
		n, w := cluster(s[i:])
		if s[i] == '\t' {
			w = tabWidth - at%tabWidth
		}
		if at+w > col {
			break
		}
		at, i = at+w, i+n
	}
	return i
}

// cut shortens a line of text to a width, with a mark where it was cut.
func cut(s string, width int) string {
	if textWidth(s) <= width {
		return s
	}
	if width < 1 {
		return ""
	}
	return s[:atColumn(s, width-1)] + "…"
}

// fill adds spaces up to a width.
func fill(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-textWidth(s)))
}
