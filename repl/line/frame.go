package line

import (
	"strings"
)

// row is one row of the screen.
type row struct {
	text  string // with escape sequences
	width int
	joins bool // the text goes on in the next row, without a line end
}

// frame is what is drawn: the rows, and where the cursor is.
type frame struct {
	rows     []row
	row, col int
}

// setter sets text into rows of a width.
type setter struct {
	width int
	color bool
	rows  []row
	b     strings.Builder
	col   int
	on    style
}

// look changes the style.
func (s *setter) look(st style) {
	if !s.color || st == s.on {
		return
	}
	if s.on.sgr() != "" {
		s.b.WriteString("\x1b[0m")
	}
	if c := st.sgr(); c != "" {
		s.b.WriteString("\x1b[" + c + "m")
	}
	s.on = st
}

// put sets one character, which may be several spaces for a tab.
func (s *setter) put(text string, width int) {
	if s.col+width > s.width && s.col > 0 {
		pad := s.width - s.col // a wide character does not fit into the rest
		s.b.WriteString(strings.Repeat(" ", max(0, pad)))
		s.end(true)
	}
	s.b.WriteString(text)
	s.col += width
}

// end ends a row.
func (s *setter) end(joins bool) {
	st := s.on
	s.look(0)
	width := s.col
	if joins {
		width = s.width
	}
	s.rows = append(s.rows, row{text: s.b.String(), width: width, joins: joins})
	s.b.Reset()
	s.col = 0
	if joins {
		s.look(st)
	}
}

// text sets a text without line ends in one style.
func (s *setter) text(text string, st style) {
	s.look(st)
	for len(text) > 0 {
		n, w := cluster(text)
		s.put(visible(text[:n]), w)
		text = text[n:]
	}
}

// visible shows a control character as ^X.
func visible(c string) string {
	if len(c) == 1 && (c[0] < ' ' || c[0] == 0x7f) {
		return "^" + string(rune(c[0]^0x40))
	}
	return c
}

// layout sets a text with its prompts. styles has one entry per byte, or is nil.
func (v view) layout(text string, styles []style, cursor int) frame {
	s := &setter{width: max(v.width, 2), color: v.color}
	var f frame
	s.text(v.first, v.prompt)
	col := 0 // within the line of text
	for i := 0; ; {
		if i == cursor {
			f.row, f.col = len(s.rows), s.col
			if s.col >= s.width {
				f.row, f.col = f.row+1, 0
			}
		}
		if i >= len(text) {
			break
		}
		if text[i] == '\n' {
			s.lineEnd()
			s.text(v.then, v.prompt)
			col, i = 0, i+1
			continue
		}
		n, w := cluster(text[i:])
		shown := visible(text[i : i+n])
		if text[i] == '\t' {
			w = tabWidth - col%tabWidth
			shown = strings.Repeat(" ", w)
		}
		if styles != nil {
			s.look(styles[i])
		} else {
			s.look(0)
		}
		if text[i] == '\t' {
			for range w {
				s.put(" ", 1)
			}
		} else {
			s.put(shown, w)
			if i == cursor && s.col == w { // it went to the next row
				f.row, f.col = len(s.rows), 0
			}
		}
		col += w
		i += n
	}
	s.lineEnd()
	f.rows = s.rows
	return f
}

// lineEnd ends a line of text; one that fills its row to the edge is followed by
// an empty row, in which the cursor may stand.
func (s *setter) lineEnd() {
	if s.col >= s.width {
		s.look(0)
		s.end(true)
	}
	s.end(false)
}

// line adds a row below the text, made of parts and cut to the width.
func (f *frame) line(width int, color bool, parts ...part) {
	s := &setter{width: width + 1, color: color}
	left := width - 1
	for _, p := range parts {
		t := cut(p.text, left)
		s.text(t, p.style)
		if left -= textWidth(t); left <= 0 || t != p.text {
			break
		}
	}
	s.end(false)
	f.rows = append(f.rows, s.rows...)
}

// part is a piece of a row.
type part struct {
	text  string
	style style
}
