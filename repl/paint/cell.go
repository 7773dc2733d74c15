package paint

import (
	"strings"
	"unicode"
)

// Cell finds the spans of a cell: Go, or a magic whose name is coloured and
// whose rest is Go when goes says so for the name.
func Cell(src string, goes func(magic string) bool) []Span {
	start := len(src) - len(strings.TrimLeft(src, " \t\n"))
	if start == len(src) {
		return nil
	}
	switch src[start] {
	case '%':
		end := start + wordEnd(src[start:])
		spans := []Span{{start, end, Magic}}
		if goes == nil || !goes(strings.TrimLeft(src[start:end], "%")) {
			return spans
		}
		for _, s := range Go(src[end:]) {
			spans = append(spans, Span{s.From + end, s.To + end, s.Class})
		}
		return spans
	case '!', '?':
		return []Span{{start, start + 1, Magic}}
	}
	spans := Go(src)
	if end := strings.TrimRight(src, " \t\n"); strings.HasSuffix(end, "?") {
		for len(spans) > 0 && spans[len(spans)-1].Class == Wrong {
			spans = spans[:len(spans)-1]
		}
		spans = append(spans, Span{len(strings.TrimRight(end, "?")), len(end), Magic})
	}
	return spans
}

// wordEnd is the offset of the first space.
func wordEnd(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}
