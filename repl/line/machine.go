package line

import (
	"strings"

	"naslab/repl/complete"
	"naslab/repl/paint"
)

// Language is what an editor knows of what is typed. Each function may be nil.
// They are called one at a time, and never while no cell is being edited.
type Language struct {
	// Waits reports whether a cell is not complete, so that Enter opens a line.
	Waits func(text string) bool
	// Paint finds what is coloured. It is called for every key.
	Paint func(text string) []paint.Span
	// Complete answers Tab.
	Complete func(text string, at int) complete.Result
	// Call is the call that offset at is in, for the line below the cell. It is
	// called when the user pauses.
	Call func(text string, at int) *complete.Call
	// About is a short text about the name at an offset, for Shift-Tab.
	About func(text string, at int) string
}

// action is what the editor must do after a key.
type action int

const (
	stay      action = iota // go on editing
	bell                    // the key could do nothing
	accept                  // the text is complete
	interrupt               // Ctrl-C
	leave                   // Ctrl-D on nothing
	stop                    // Ctrl-Z
	wipe                    // clear the screen
)

// machine edits a text by keys. It knows nothing of a terminal.
type machine struct {
	lang    Language
	history *History
	plain   bool // a single line that is no cell
	buf     *buffer
	kills   ring
	recall  recall
	search  *search        // while searching the history
	menu    *menu          // while completions are shown
	call    *complete.Call // shown below
	tip     string         // shown below until the next key
	escaped bool           // Esc was pressed just before
	quiet   bool           // Esc has hidden the call until the next line
	spaced  bool           // white space has arrived behind the key: a paste without marks
	whole   string         // the text when it was pasted or recalled
}

// begin starts on an empty text.
func (m *machine) begin(plain bool) {
	*m = machine{lang: m.lang, history: m.history, kills: m.kills, plain: plain, buf: newBuffer("")}
	if plain {
		m.lang = Language{}
	}
}

// press does what a key means.
func (m *machine) press(k Key) action {
	if k.Name == "?" {
		return stay
	}
	m.tip = ""
	if k.Name == "enter" && m.escaped {
		k.Name = "M-enter"
	}
	m.escaped = false
	if m.search != nil {
		if done, act := m.searchKey(k); done {
			return act
		}
	}
	if m.menu != nil {
		if done, act := m.menuKey(k); done {
			return act
		}
	}
	open, text := m.menu, m.buf.text
	act := m.edit(k)
	if m.menu != nil && m.menu == open && m.buf.text != text {
		m.refine()
	}
	return act
}

// edit is what a key means outside searches and menus.
func (m *machine) edit(k Key) action {
	m.kills.key()
	switch k.Name {
	case "":
		m.typed(k.Text)
		return stay
	case "paste":
		m.pasted(k.Text)
		return stay
	}
	if do, ok := keymap[k.Name]; ok {
		return do(m)
	}
	return bell
}

// typed inserts a character, and moves a closing bracket or a case to where it
// belongs.
func (m *machine) typed(text string) {
	m.buf.insert(text)
	if m.plain || !strings.ContainsAny(text, ")]}:") {
		return
	}
	margin, ok := outdent(m.buf.text[:m.buf.pos])
	if !ok {
		return
	}
	start := m.buf.lineStart()
	word := strings.TrimLeft(m.buf.text[start:m.buf.pos], " \t")
	if old := m.buf.text[start : m.buf.pos-len(word)]; len(old) > len(margin) {
		m.buf.edit("type", start, m.buf.pos, margin+word)
	}
}

// pasted inserts a paste as it is. The prompts of a copied session are left out.
func (m *machine) pasted(text string) {
	if m.plain {
		text = strings.ReplaceAll(text, "\n", " ")
	} else {
		text = withoutPrompts(text)
	}
	m.buf.settle()
	m.buf.edit("", m.buf.pos, m.buf.pos, text)
	m.whole = m.buf.text
}

// enter runs a complete cell, else opens a line.
func enter(m *machine) action {
	if m.plain || m.lang.Waits == nil || strings.TrimSpace(m.buf.text) == "" {
		return accept
	}
	text := strings.TrimRight(m.buf.text, " \t") + "\n"
	if m.buf.text == m.whole {
		text += "\n"
	}
	if !m.lang.Waits(text) || m.givesUp() {
		return accept
	}
	return newLine(m)
}

// givesUp reports whether two empty lines end the text: an incomplete cell is
// then run as it is, for the error it gives.
func (m *machine) givesUp() bool {
	if m.buf.pos != len(m.buf.text) || m.spaced {
		return false
	}
	rest := strings.TrimRight(m.buf.text, " \t\n")
	return strings.Count(m.buf.text[len(rest):], "\n") >= 2
}

// newLine opens a line, indented as the text before asks for.
func newLine(m *machine) action {
	if m.plain {
		return bell
	}
	b := m.buf
	if m.spaced {
		b.insert("\n")
		return stay
	}
	from := len(strings.TrimRight(b.text[b.lineStart():b.pos], " \t")) + b.lineStart()
	to := len(b.text) - len(strings.TrimLeft(b.text[b.pos:], " \t"))
	margin := indent(b.text[:from])
	b.settle()
	b.edit("", from, to, "\n"+margin)
	// A closing bracket that stood behind the cursor goes on its own line.
	if to < len(b.text) && b.pos < len(b.text) && strings.ContainsAny(b.text[b.pos:b.pos+1], "}])") && from > 0 && strings.ContainsAny(b.text[from-1:from], "{[(") {
		pos := b.pos
		b.edit("type", b.pos, b.pos, "\n"+strings.TrimSuffix(margin, "\t"))
		b.pos = pos
	}
	return stay
}

// escape closes what is shown below the text.
func escape(m *machine) action {
	m.escaped = true
	if m.call != nil {
		m.call, m.quiet = nil, true
	}
	return stay
}
