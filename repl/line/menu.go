package line

import (
	"strings"
	"unicode/utf8"

	"naslab/repl/complete"
)

// menu is the list of ways to go on, below the text.
type menu struct {
	from, to int    // what a candidate replaces, as the text is now
	word     string // what stood there before a candidate was put in
	all      []complete.Item
	items    []complete.Item // those that fit what is typed
	chosen   int             // -1 for none
}

// tab completes, or indents in the margin.
func tab(m *machine) action {
	if m.plain {
		m.buf.insert("\t")
		return stay
	}
	if m.buf.atMargin() && (m.buf.pos > 0 || m.buf.text == "") || m.lang.Complete == nil {
		return tabIndent(m)
	}
	r := m.lang.Complete(m.buf.text, m.buf.pos)
	if r.Call != nil {
		m.call, m.quiet = r.Call, false
	}
	if r.From < 0 || r.From > m.buf.pos || r.To < m.buf.pos || r.To > len(m.buf.text) || len(r.Items) == 0 {
		if r.Call != nil {
			return stay
		}
		return bell
	}
	if r.To > m.buf.pos && !strings.HasPrefix(m.buf.text[m.buf.pos:r.To], "\n") {
		m.buf.pos = r.To
	}
	mn := &menu{from: r.From, to: m.buf.pos, all: r.Items, items: r.Items, chosen: -1}
	mn.word = m.buf.text[mn.from:mn.to]
	if len(r.Items) == 1 {
		m.put(mn, r.Items[0].Text)
		return stay
	}
	if p := common(r.Items); len(p) >= len(mn.word) && strings.EqualFold(p[:len(mn.word)], mn.word) && p != mn.word {
		m.put(mn, p)
		mn.word = p
	}
	m.menu = mn
	return stay
}

// tabIndent puts a tab into the margin.
func tabIndent(m *machine) action {
	m.buf.insert("\t")
	return stay
}

// about shows what the name at the cursor is; in the margin, Shift-Tab takes one
// tab away.
func about(m *machine) action {
	b := m.buf
	if b.atMargin() && b.pos > b.lineStart() {
		return backspace(m)
	}
	if m.lang.About == nil {
		return bell
	}
	if m.tip = m.lang.About(b.text, b.pos); m.tip == "" {
		return bell
	}
	return stay
}

// common is the longest text that all candidates begin with.
func common(items []complete.Item) string {
	p := items[0].Text
	for _, it := range items[1:] {
		for !strings.HasPrefix(it.Text, p) {
			p = p[:len(p)-1]
		}
	}
	for !utf8.ValidString(p) {
		p = p[:len(p)-1]
	}
	return p
}

// put replaces the word.
func (m *machine) put(mn *menu, text string) {
	if m.buf.text[mn.from:mn.to] == text {
		return
	}
	m.buf.settle()
	m.buf.edit("complete", mn.from, mn.to, text)
	mn.to = mn.from + len(text)
}

// choose puts the candidate into the text that stands by steps further; before
// the first and behind the last is the word that was typed.
func (m *machine) choose(by int) {
	mn := m.menu
	n := len(mn.items) + 1
	mn.chosen = (mn.chosen+1+by+n)%n - 1
	if mn.chosen < 0 {
		m.put(mn, mn.word)
		return
	}
	m.put(mn, mn.items[mn.chosen].Text)
}

// menuKey handles a key while the menu is shown. done is false for a key that is
// handled as usual.
func (m *machine) menuKey(k Key) (done bool, act action) {
	mn := m.menu
	switch k.Name {
	case "tab", "down", "C-n":
		if k.Name == "tab" && len(mn.items) == 1 {
			m.put(mn, mn.items[0].Text)
			m.menu = nil
			return true, stay
		}
		m.choose(1)
		return true, stay
	case "S-tab", "up", "C-p":
		m.choose(-1)
		return true, stay
	case "pgdown", "pgup":
		step := min(menuRows, len(mn.items)-1-mn.chosen)
		if k.Name == "pgup" {
			step = -min(menuRows, max(0, mn.chosen))
		}
		m.choose(step)
		return true, stay
	case "esc", "C-g":
		if mn.chosen >= 0 {
			m.put(mn, mn.word)
		}
		m.menu = nil
		return true, stay
	case "enter":
		if mn.chosen >= 0 {
			m.menu = nil
			return true, stay
		}
	}
	if mn.chosen >= 0 || k.Name != "" && k.Name != "backspace" {
		m.menu = nil
	}
	return false, stay
}

// refine drops the candidates that what was typed since rules out.
func (m *machine) refine() {
	mn := m.menu
	if m.buf.pos <= mn.from {
		m.menu = nil
		return
	}
	word := m.buf.text[mn.from:m.buf.pos]
	items := complete.Rank(mn.all, word)
	if len(items) == 0 || !continues(word, items) {
		m.menu = nil
		return
	}
	mn.word, mn.to, mn.items, mn.chosen = word, m.buf.pos, items, -1
}

// continues reports whether the last rune of the word is one that names have,
// or that a candidate has.
func continues(word string, items []complete.Item) bool {
	last, n := utf8.DecodeLastRuneInString(word)
	if isWord(last) {
		return true
	}
	for _, it := range items {
		if len(it.Text) >= len(word) && it.Text[len(word)-n:len(word)] == string(last) {
			return true
		}
	}
	return false
}
