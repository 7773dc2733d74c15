package line

// ring holds what was cut out, the latest last.
type ring struct {
	texts   []string
	killing int    // 2 in the key that cut, 1 in the next
	yanking int    // the same for what was put back
	from    int    // where the last text was put back
	index   int    // and which it was
	sought  string // what was searched for last
}

// key says that another key is pressed.
func (r *ring) key() {
	r.killing = max(0, r.killing-1)
	r.yanking = max(0, r.yanking-1)
}

// add keeps what was cut out; texts that are cut one after the other become
// one.
func (r *ring) add(text string, before bool) {
	if n := len(r.texts); r.killing > 0 && n > 0 {
		if before {
			r.texts[n-1] = text + r.texts[n-1]
		} else {
			r.texts[n-1] += text
		}
	} else {
		r.texts = append(r.texts[max(0, n-30):], text)
	}
	r.killing = 2
}

// kill cuts out what is between the cursor and an offset.
func (m *machine) kill(to int) action {
	from := m.buf.pos
	if from == to {
		return bell
	}
	before := to < from
	if before {
		from, to = to, from
	}
	m.kills.add(m.buf.text[from:to], before)
	m.buf.edit("", from, to, "")
	return stay
}

// killLine cuts to the end of the line; at its end, the line end.
func killLine(m *machine) action {
	if end := m.buf.lineEnd(); end > m.buf.pos {
		return m.kill(end)
	}
	return m.kill(m.buf.after())
}

// killToStart cuts to the beginning of the line; there, the line end before.
func killToStart(m *machine) action {
	if start := m.buf.lineStart(); start < m.buf.pos {
		return m.kill(start)
	}
	return m.kill(m.buf.before())
}

func killSpace(m *machine) action    { return m.kill(m.buf.spaceLeft()) }
func killWord(m *machine) action     { return m.kill(m.buf.wordRight()) }
func killWordLeft(m *machine) action { return m.kill(m.buf.wordLeft()) }

// yank puts back what was cut last.
func yank(m *machine) action {
	if len(m.kills.texts) == 0 {
		return bell
	}
	m.kills.index = len(m.kills.texts) - 1
	m.kills.from = m.buf.pos
	m.buf.settle()
	m.buf.edit("", m.buf.pos, m.buf.pos, m.kills.texts[m.kills.index])
	m.kills.yanking = 2
	return stay
}

// yankAgain replaces what was put back by what was cut before it.
func yankAgain(m *machine) action {
	if m.kills.yanking == 0 {
		return bell
	}
	n := len(m.kills.texts)
	m.kills.index = (m.kills.index + n - 1) % n
	m.buf.edit("", m.kills.from, m.buf.pos, m.kills.texts[m.kills.index])
	m.kills.yanking = 2
	return stay
}
