package line

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// keymap says what each key does; characters and pastes are inserted.
var keymap = map[string]func(*machine) action{
	"enter": enter, "M-enter": newLine, "S-enter": newLine, "C-enter": newLine, "C-o": newLine,
	"tab": tab, "S-tab": about, "esc": escape,

	"left": left, "C-b": left, "right": right, "C-f": right,
	"up": up, "down": down,
	"home": home, "C-a": home, "end": end, "C-e": end,
	"M-b": wordLeft, "M-left": wordLeft, "C-left": wordLeft,
	"M-f": wordRight, "M-right": wordRight, "C-right": wordRight,
	"M-<": top, "C-home": top, "M->": bottom, "C-end": bottom,

	"backspace": backspace, "delete": del, "C-d": delOrLeave,
	"C-k": killLine, "C-u": killToStart, "C-w": killSpace, "M-d": killWord, "C-delete": killWord,
	"M-backspace": killWordLeft, "C-backspace": killWordLeft, "C-M-h": killWordLeft,
	"C-y": yank, "M-y": yankAgain,
	"C-t": swap, "M-u": recase(strings.ToUpper), "M-l": recase(strings.ToLower), "M-c": recase(capital),
	"C-_": undo, "M-_": redo, "M-/": redo,

	"C-p": older, "C-n": newer, "pgup": older, "pgdown": newer, "M-p": older, "M-n": newer,
	"C-r": searchBack, "C-s": searchForward,

	"C-c": func(*machine) action { return interrupt },
	"C-z": func(*machine) action { return stop },
	"C-l": func(*machine) action { return wipe },
	"C-g": escape,
}

// moved moves the cursor and tells whether it could.
func (m *machine) moved(pos int) action {
	if pos == m.buf.pos {
		m.buf.settle()
		return bell
	}
	m.buf.moveTo(pos)
	return stay
}

func left(m *machine) action      { return m.moved(m.buf.before()) }
func right(m *machine) action     { return m.moved(m.buf.after()) }
func wordLeft(m *machine) action  { return m.moved(m.buf.wordLeft()) }
func wordRight(m *machine) action { return m.moved(m.buf.wordRight()) }
func top(m *machine) action       { return m.moved(0) }
func bottom(m *machine) action    { return m.moved(len(m.buf.text)) }

func home(m *machine) action {
	m.buf.moveTo(m.buf.lineStart())
	return stay
}

func end(m *machine) action {
	m.buf.moveTo(m.buf.lineEnd())
	return stay
}

func up(m *machine) action {
	if m.buf.vertical(-1) {
		return stay
	}
	return older(m)
}

func down(m *machine) action {
	if m.buf.vertical(1) {
		return stay
	}
	return newer(m)
}

// backspace deletes a character; in the margin, up to the tab stop before.
func backspace(m *machine) action {
	b := m.buf
	if b.pos == 0 {
		return bell
	}
	from := b.before()
	if b.atMargin() && strings.HasSuffix(b.text[:b.pos], "    ") {
		from = b.pos - tabWidth
	}
	b.edit("delete", from, b.pos, "")
	return stay
}

func del(m *machine) action {
	to := m.buf.after()
	if to == m.buf.pos {
		return bell
	}
	m.buf.edit("delete", m.buf.pos, to, "")
	return stay
}

func delOrLeave(m *machine) action {
	if m.buf.text == "" {
		return leave
	}
	return del(m)
}

func swap(m *machine) action { return rang(m.buf.swap()) }
func undo(m *machine) action { return rang(m.buf.undo()) }
func redo(m *machine) action { return rang(m.buf.redo()) }

// rang is the bell for what could not be done.
func rang(ok bool) action {
	if ok {
		return stay
	}
	return bell
}

// recase changes the word at or after the cursor.
func recase(change func(string) string) func(*machine) action {
	return func(m *machine) action {
		b := m.buf
		to := b.wordRight()
		if to == b.pos {
			return bell
		}
		b.edit("", b.pos, to, change(b.text[b.pos:to]))
		return stay
	}
}

// capital makes the first letter of a word upper case.
func capital(s string) string {
	i := strings.IndexFunc(s, unicode.IsLetter)
	if i < 0 {
		return s
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return s[:i] + string(unicode.ToUpper(r)) + strings.ToLower(s[i+n:])
}
