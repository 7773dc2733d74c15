package line

import (
	"fmt"
	"strings"

	"naslab/repl/complete"
	"naslab/repl/paint"
)

const (
	menuRows = 10 // how many candidates are shown at a time
	nameMost = 40 // how wide a candidate's name may be when something stands beside it
)

// view is how a machine is shown.
type view struct {
	width, height int
	color         bool
	first, then   string // prompts: before the first line, and before the others
	prompt        style  // of them
}

// frame lays out the text and what is shown below it.
func (v view) frame(m *machine) frame {
	f := v.layout(m.buf.text, v.styles(m), m.buf.pos)
	if m.search != nil {
		v.searchLine(&f, m.search)
		return f
	}
	if m.call != nil {
		v.callLine(&f, m.call)
	}
	if m.menu != nil {
		v.menuLines(&f, m.menu)
	}
	if m.tip != "" {
		lines := strings.Split(m.tip, "\n")
		room := max(3, min(12, v.height-len(f.rows)-1))
		if len(lines) > room {
			lines = append(lines[:room-1], "…")
		}
		for _, l := range lines {
			f.line(v.width, v.color, part{strings.ReplaceAll(l, "\t", "    "), faintStyle})
		}
	}
	return f
}

// final lays out the text alone, as it stays on the screen.
func (v view) final(m *machine) frame {
	styles := v.styles(&machine{lang: m.lang, buf: &buffer{text: m.buf.text, pos: -9}})
	return v.layout(m.buf.text, styles, len(m.buf.text))
}

// styles has the look of every byte of the text.
func (v view) styles(m *machine) []style {
	text := m.buf.text
	if !v.color || len(text) == 0 || len(text) > 200_000 {
		return nil
	}
	styles := make([]style, len(text))
	if m.lang.Paint != nil {
		for _, s := range m.lang.Paint(text) {
			for i := max(0, s.From); i < min(s.To, len(text)); i++ {
				styles[i] = style(s.Class)
			}
		}
		if a, b, ok := paint.Match(text, m.buf.pos); ok {
			styles[a], styles[b] = matchStyle, matchStyle
		}
	}
	if s := m.search; s != nil && !s.fails {
		for i := s.at; i < min(s.at+len(s.query), len(text)); i++ {
			styles[i] = foundStyle
		}
	}
	return styles
}

// searchLine shows the search, with the cursor behind the query.
func (v view) searchLine(f *frame, s *search) {
	f.line(v.width, v.color, part{s.label(), faintStyle}, part{s.query, 0})
}

// callLine shows the signature of a call; the parameter at the cursor stands
// out, and is seen even when the line is too long.
func (v view) callLine(f *frame, c *complete.Call) {
	active := c.Active
	if n := len(c.Params); active >= n && n > 0 && strings.Contains(c.Params[n-1], "...") {
		active = n - 1
	}
	parts := []part{{c.Func + "(", faintStyle}}
	for i, p := range c.Params {
		if i > 0 {
			parts = append(parts, part{", ", faintStyle})
		}
		st := faintStyle
		if i == active {
			st = boldStyle
			if !v.color {
				p = "*" + p + "*"
			}
		}
		parts = append(parts, part{p, st})
	}
	result := ")"
	if c.Result != "" {
		result += " " + c.Result
	}
	parts = append(parts, part{result, faintStyle})
	upTo, at := 0, 0
	for i, p := range parts {
		upTo += textWidth(p.text)
		if p.style == boldStyle {
			at = i
			break
		}
	}
	if upTo > v.width-2 && at > 0 {
		parts = append([]part{{c.Func + "(… ", faintStyle}}, parts[at:]...)
	}
	f.line(v.width, v.color, parts...)
}

// menuLines lists the candidates: one a line with what they are, or in columns
// when their names are all there is to say.
func (v view) menuLines(f *frame, mn *menu) {
	room := max(3, min(menuRows, v.height-len(f.rows)-2))
	bare := true
	for _, it := range mn.items {
		bare = bare && it.Detail == ""
	}
	if bare {
		v.menuColumns(f, mn, room)
		return
	}
	first := max(0, mn.chosen) / room * room
	last := min(first+room, len(mn.items))
	name := 0
	for _, it := range mn.items[first:last] {
		name = max(name, textWidth(it.Text))
	}
	name = min(name, nameMost, v.width/2)
	for i := first; i < last; i++ {
		it := mn.items[i]
		st, mark := style(0), "  "
		if i == mn.chosen {
			st, mark = chosenStyle, "> "
		}
		f.line(v.width, v.color, part{mark, 0}, part{fill(cut(it.Text, name), name), st},
			part{kindColumn(it.Kind), style(paint.Keyword)}, part{it.Detail, faintStyle})
	}
	v.menuRest(f, mn, first, last)
}

// kindColumn is what stands between a candidate and its detail.
func kindColumn(k complete.Kind) string {
	if k == complete.Name || k == complete.Magic {
		return "  "
	}
	return fmt.Sprintf("  %-7s ", k)
}

// menuRest says how many candidates are not shown.
func (v view) menuRest(f *frame, mn *menu, first, last int) {
	if n := len(mn.items); last-first < n {
		f.line(v.width, v.color, part{fmt.Sprintf("  %d to %d of %d", first+1, last, n), faintStyle})
	}
}

// menuColumns lists names in columns, read from top to bottom.
func (v view) menuColumns(f *frame, mn *menu, room int) {
	wide := 0
	for _, it := range mn.items {
		wide = max(wide, textWidth(it.Text))
	}
	wide = min(wide, v.width-3)
	across := max(1, (v.width-1)/(wide+2))
	rows := min(room, (len(mn.items)+across-1)/across)
	page := rows * across
	first := max(0, mn.chosen) / page * page
	last := min(first+page, len(mn.items))
	for r := range rows {
		var parts []part
		for i := first + r; i < last; i += rows {
			st, mark := style(0), "  "
			if i == mn.chosen {
				st, mark = chosenStyle, "> "
			}
			parts = append(parts, part{mark, 0}, part{fill(cut(mn.items[i].Text, wide), wide), st})
		}
		f.line(v.width, v.color, parts...)
	}
	v.menuRest(f, mn, first, last)
}
