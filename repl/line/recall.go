package line

import "strings"

// recall is the way through the history with Up and Down.
type recall struct {
	on     bool
	index  int    // of the cell that is shown; len(cells) is what was typed
	prefix string // what the cells begin with
	draft  state  // what was typed
	shown  string // the cell that is shown; once it is edited, recall begins anew
}

// start begins at what is typed; only cells that begin with what stands before
// the cursor are shown then.
func (m *machine) startRecall() {
	r := &m.recall
	if r.on && r.shown == m.buf.text {
		return
	}
	*r = recall{
		on: true, index: len(m.history.Cells()), prefix: m.buf.text[:m.buf.pos],
		draft: state{m.buf.text, m.buf.pos}, shown: m.buf.text,
	}
}

func older(m *machine) action { return m.step(-1) }
func newer(m *machine) action { return m.step(1) }

// step shows the next cell in a direction.
func (m *machine) step(by int) action {
	if m.plain || by > 0 && !m.recall.on {
		return bell
	}
	m.startRecall()
	r, cells := &m.recall, m.history.Cells()
	for i := r.index + by; i >= 0 && i <= len(cells); i += by {
		if i == len(cells) {
			r.index = i
			m.show(r.draft.text, r.draft.pos)
			return stay
		}
		if strings.HasPrefix(cells[i], r.prefix) && cells[i] != m.buf.text {
			r.index = i
			m.show(cells[i], len(cells[i]))
			return stay
		}
	}
	return bell
}

// show puts a cell of the history into the editor.
func (m *machine) show(text string, pos int) {
	m.buf.set(text, pos)
	m.recall.shown, m.whole = text, text
}
