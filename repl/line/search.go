package line

import (
	"strings"
	"unicode"
)

// search is a search through the history that goes on with every key.
type search struct {
	query string
	step  int   // -1 towards older cells, 1 towards newer ones
	index int   // of the cell found; len(cells) is what was typed
	at    int   // where the query stands in it
	saved state // what was typed
	fails bool
}

func searchBack(m *machine) action    { return m.startSearch(-1) }
func searchForward(m *machine) action { return m.startSearch(1) }

func (m *machine) startSearch(step int) action {
	if m.plain {
		return bell
	}
	m.call = nil
	m.search = &search{step: step, index: len(m.history.Cells()), saved: state{m.buf.text, m.buf.pos}}
	if m.recall.on && m.recall.shown == m.buf.text {
		m.search.index = m.recall.index
	}
	return stay
}

// searchKey handles a key while searching. done is false for a key that ends
// the search and is then handled as usual.
func (m *machine) searchKey(k Key) (done bool, act action) {
	s := m.search
	switch k.Name {
	case "":
		s.query += k.Text
		return true, m.find(s.index)
	case "paste":
		s.query += strings.ReplaceAll(k.Text, "\n", " ")
		return true, m.find(s.index)
	case "backspace":
		if s.query == "" {
			return true, bell
		}
		s.query = s.query[:len(s.query)-lastCluster(s.query)]
		s.fails = false
		if s.query == "" {
			return true, stay
		}
		return true, m.find(len(m.history.Cells()) - 1)
	case "C-r", "C-s", "up", "down":
		s.step = -1
		if k.Name == "C-s" || k.Name == "down" {
			s.step = 1
		}
		if s.query == "" {
			s.query = m.kills.sought
		}
		return true, m.find(s.index + s.step)
	case "C-g", "C-c":
		m.endSearch()
		m.buf.set(s.saved.text, s.saved.pos)
		return true, stay
	case "esc", "tab":
		m.endSearch()
		return true, stay
	}
	m.endSearch()
	return false, stay
}

func (m *machine) endSearch() {
	if m.search.query != "" {
		m.kills.sought = m.search.query
	}
	m.recall = recall{on: true, index: m.search.index, draft: m.search.saved, shown: m.buf.text}
	m.search = nil
}

// find shows the next cell that holds the query, beginning with the one of the
// given index. Capital letters count only when the query has some.
func (m *machine) find(from int) action {
	s, cells := m.search, m.history.Cells()
	if s.query == "" {
		return stay
	}
	if from >= len(cells) && s.step < 0 {
		from = len(cells) - 1
	}
	fold := strings.IndexFunc(s.query, unicode.IsUpper) < 0
	for i := from; i >= 0 && i < len(cells); i += s.step {
		text := cells[i]
		if fold {
			text = lower(text)
		}
		if at := strings.LastIndex(text, s.query); at >= 0 {
			s.index, s.at, s.fails = i, at, false
			m.show(cells[i], at)
			return stay
		}
	}
	s.fails = true
	return bell
}

// lower is the text with ASCII letters in lower case, so that offsets stay.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// label is what stands before the query on the screen.
func (s *search) label() string {
	name := "bck-i-search: "
	if s.step > 0 {
		name = "fwd-i-search: "
	}
	if s.fails {
		return "failing " + name
	}
	return name
}
