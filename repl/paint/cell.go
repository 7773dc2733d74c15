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
	return withQuestion(src, Go(src))
}

// withQuestion colours the marks at the end of "name?".
func withQuestion(src string, spans []Span) []Span {
	end := len(strings.TrimRight(src, " \t\n"))
	from := len(strings.TrimRight(src[:end], "?"))
	n := len(spans)
	for n > 0 && spans[n-1].Class == Wrong && spans[n-1].From >= from {
		n--
	}
	if from == end || n > 0 && spans[n-1].To > from {
		return spans
	}
	return append(spans[:n], Span{from, end, Magic})
}

// wordEnd is the offset of the first space.
func wordEnd(s string) int {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(s)
}
