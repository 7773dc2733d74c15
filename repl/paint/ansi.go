package paint

import "strings"

// SGR is the parameter of the escape sequence that colours a class, from the
// terminal's own palette, which suits dark and light grounds; "" for Plain.
func (c Class) SGR() string {
	switch c {
	case Keyword:
		return "35"
	case Type:
		return "33"
	case Const, Number:
		return "36"
	case Builtin, Func:
		return "34"
	case String:
		return "32"
	case Comment:
		return "90"
	case Magic:
		return "1;35"
	case Wrong:
		return "31"
	}
	return ""
}

// ANSI is the source with its spans coloured.
func ANSI(src string, spans []Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		sgr := s.Class.SGR()
		if sgr == "" || s.From < at || s.To > len(src) {
			continue
		}
		b.WriteString(src[at:s.From])
		b.WriteString("\x1b[" + sgr + "m")
		b.WriteString(strings.ReplaceAll(src[s.From:s.To], "\n", "\x1b[0m\n\x1b["+sgr+"m"))
		b.WriteString("\x1b[0m")
		at = s.To
	}
	b.WriteString(src[at:])
	return b.String()
}
