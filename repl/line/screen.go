package line

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// screen draws frames where the terminal's cursor is, and changes what it drew
// with as few writes as that takes: lines that stay the same are left alone.
type screen struct {
	out           io.Writer
	width, height int
	rows          []row // what is drawn
	row, col      int   // of them, where the cursor is
	b             strings.Builder
}

// draw makes the terminal show a frame. One that is higher than the window is
// shown in part, around the cursor.
func (s *screen) draw(f frame) {
	f = s.window(f)
	for from := 0; from < len(f.rows); {
		to := from + 1
		for to < len(f.rows) && f.rows[to-1].joins {
			to++
		}
		if to > len(s.rows) || !slices.Equal(f.rows[from:to], s.rows[from:to]) {
			s.drawLine(f.rows[from:to], from)
		}
		from = to
	}
	if len(s.rows) > len(f.rows) {
		s.goTo(len(f.rows))
		s.b.WriteString("\x1b[J")
	}
	s.rows, s.col = f.rows, f.col
	s.goTo(f.row)
	if f.col > 0 {
		fmt.Fprintf(&s.b, "\x1b[%dC", f.col)
	}
	s.flush()
}

// drawLine draws one line of text, which may take several rows; the terminal
// itself wraps it, and so knows that it is one line.
func (s *screen) drawLine(rows []row, at int) {
	s.goTo(at)
	for i, r := range rows {
		s.b.WriteString(r.text)
		switch {
		case r.joins && i+1 < len(rows) && rows[i+1].width == 0:
			s.b.WriteString(" \r")
		case !r.joins && r.width < s.width:
			s.b.WriteString("\x1b[K")
		}
	}
	s.row = at + len(rows) - 1
	for len(s.rows) <= s.row {
		s.rows = append(s.rows, row{})
	}
}

// goTo puts the cursor at the beginning of a row, below which there may be no
// more than one that was not there before.
func (s *screen) goTo(row int) {
	s.b.WriteByte('\r')
	if row < s.row {
		fmt.Fprintf(&s.b, "\x1b[%dA", s.row-row)
	}
	for ; s.row < row; s.row++ {
		s.b.WriteByte('\n')
	}
	s.row = row
}

// window is the part of a frame that fits the terminal, around the cursor.
func (s *screen) window(f frame) frame {
	if len(f.rows) <= s.height {
		return f
	}
	top := max(0, f.row-s.height/2)
	top = min(top, len(f.rows)-s.height)
	f.rows = slices.Clone(f.rows[top : top+s.height])
	f.rows[s.height-1].joins = false
	f.row -= top
	return f
}

// finish shows the whole frame and leaves the cursor on a line of its own below.
func (s *screen) finish(f frame) {
	s.finishWith(f, "")
}

// finishWith does so with a text behind the frame's last character.
func (s *screen) finishWith(f frame, text string) {
	if len(f.rows) > s.height {
		s.erase()
		defer func(h int) { s.height = h }(s.height)
		s.height = len(f.rows)
	}
	f.row, f.col = len(f.rows)-1, f.rows[len(f.rows)-1].width
	s.draw(f)
	s.b.WriteString(text + "\r\n")
	s.forget()
	s.flush()
}

// erase takes away what is drawn and leaves the cursor where it began. The row
// there is cleared by itself, because a terminal may take the clearing of all it
// shows as a wish to keep a copy.
func (s *screen) erase() {
	s.goTo(0)
	s.b.WriteString("\x1b[K")
	if len(s.rows) > 1 {
		s.b.WriteString("\x1b7\x1b[B\x1b[J\x1b8")
	}
	s.forget()
	s.flush()
}

// forget takes what is drawn as somebody else's.
func (s *screen) forget() { s.rows, s.row, s.col = nil, 0, 0 }

// clear empties the whole terminal.
func (s *screen) clear() {
	s.b.WriteString("\x1b[H\x1b[2J")
	s.forget()
	s.flush()
}

// resize takes account of a new size of the window. Terminals then wrap anew
// what is too long, unless keeps says that they cut it; the cursor is taken to
// where what is drawn begins.
func (s *screen) resize(width, height int, keeps bool) {
	if width == s.width && height == s.height {
		return
	}
	s.row = s.wrapped(width, keeps)
	s.rows = append(s.rows, row{}) // there may be more rows than were drawn
	s.width, s.height = width, height
	s.erase()
}

func (s *screen) flush() {
	_, _ = io.WriteString(s.out, s.b.String())
	s.b.Reset()
}

// wrapped is how many rows the terminal has above the cursor once it has wrapped
// what is drawn to a new width.
func (s *screen) wrapped(width int, keeps bool) int {
	if keeps {
		return s.row
	}
	above, line := 0, ""
	for i, r := range s.rows {
		text := escapes.ReplaceAllString(r.text, "")
		if i == s.row {
			line += text[:atColumn(text, s.col)]
			break
		}
		line += text
		if !r.joins {
			above += 1 + breaks(line, width, false)
			line = ""
		}
	}
	return above + breaks(line, width, true)
}

// breaks is how often a line is wrapped at a width; with the cursor behind it,
// when wanted.
func breaks(line string, width int, cursor bool) int {
	n, col := 0, 0
	for len(line) > 0 {
		k, w := cluster(line)
		if col+w > width && col > 0 {
			n, col = n+1, 0
		}
		col += w
		line = line[k:]
	}
	if cursor && col >= width {
		n++
	}
	return n
}
