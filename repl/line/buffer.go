package line

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// buffer is the text that is edited and the cursor in it. Its methods know
// nothing of keys or of the terminal.
type buffer struct {
	text string
	pos  int // of the cursor, in bytes, between characters
	goal int // column that Up and Down aim at; -1: that of the cursor
	past []state
	next []state // what was undone
	kind string  // of the last edit: edits of one kind are undone as one
}

// state is what undo brings back.
type state struct {
	text string
	pos  int
}

func newBuffer(text string) *buffer { return &buffer{text: text, pos: len(text), goal: -1} }

// edit replaces the text between two offsets and puts the cursor behind what is
// new. Edits of one kind in a row are undone as one; the kind "" stands alone.
func (b *buffer) edit(kind string, from, to int, text string) {
	if kind == "" || kind != b.kind {
		b.past = append(b.past, state{b.text, b.pos})
	}
	b.kind, b.next, b.goal = kind, nil, -1
	b.text = b.text[:from] + text + b.text[to:]
	b.pos = from + len(text)
}

// settle ends a row of edits: the next is undone apart from them.
func (b *buffer) settle() { b.kind = "" }

func (b *buffer) moveTo(pos int) {
	b.settle()
	b.pos, b.goal = pos, -1
}

// set replaces everything.
func (b *buffer) set(text string, pos int) {
	b.edit("", 0, len(b.text), text)
	b.pos = pos
}

func (b *buffer) insert(text string) {
	kind := "type"
	if text == " " || strings.ContainsAny(text, "\n\t") || len(text) > utf8.UTFMax {
		b.settle()
		kind = "space"
	}
	b.edit(kind, b.pos, b.pos, text)
}

func (b *buffer) undo() bool {
	if len(b.past) == 0 {
		return false
	}
	last := b.past[len(b.past)-1]
	b.past = b.past[:len(b.past)-1]
	b.next = append(b.next, state{b.text, b.pos})
	b.text, b.pos, b.kind, b.goal = last.text, last.pos, "", -1
	return true
}

func (b *buffer) redo() bool {
	if len(b.next) == 0 {
		return false
	}
	last := b.next[len(b.next)-1]
	b.next = b.next[:len(b.next)-1]
	b.past = append(b.past, state{b.text, b.pos})
	b.text, b.pos, b.kind, b.goal = last.text, last.pos, "", -1
	return true
}

// Offsets around the cursor.

func (b *buffer) lineStart() int { return strings.LastIndexByte(b.text[:b.pos], '\n') + 1 }

func (b *buffer) lineEnd() int {
	if i := strings.IndexByte(b.text[b.pos:], '\n'); i >= 0 {
		return b.pos + i
	}
	return len(b.text)
}

func (b *buffer) before() int {
	if b.pos == 0 {
		return 0
	}
	return b.pos - lastCluster(b.text[:b.pos])
}

func (b *buffer) after() int {
	if b.pos == len(b.text) {
		return b.pos
	}
	n, _ := cluster(b.text[b.pos:])
	return b.pos + n
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// wordLeft is the beginning of the word at or before the cursor.
func (b *buffer) wordLeft() int {
	s := strings.TrimRightFunc(b.text[:b.pos], func(r rune) bool { return !isWord(r) })
	return len(strings.TrimRightFunc(s, isWord))
}

// wordRight is the end of the word at or after the cursor.
func (b *buffer) wordRight() int {
	s := strings.TrimLeftFunc(b.text[b.pos:], func(r rune) bool { return !isWord(r) })
	return len(b.text) - len(strings.TrimLeftFunc(s, isWord))
}

// spaceLeft is the beginning of what stands between spaces before the cursor.
func (b *buffer) spaceLeft() int {
	s := strings.TrimRightFunc(b.text[:b.pos], unicode.IsSpace)
	return len(strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }))
}

// atMargin reports whether only space stands before the cursor on its line.
func (b *buffer) atMargin() bool {
	return strings.TrimLeft(b.text[b.lineStart():b.pos], " \t") == ""
}

// vertical moves the cursor to the line above (-1) or below (1) and reports
// whether there is one.
func (b *buffer) vertical(step int) bool {
	start, end := b.lineStart(), b.lineEnd()
	if step < 0 && start == 0 || step > 0 && end == len(b.text) {
		return false
	}
	goal := b.goal
	if goal < 0 {
		goal = textWidth(b.text[start:b.pos])
	}
	if step < 0 {
		b.moveTo(start - 1)
		start = b.lineStart()
	} else {
		b.moveTo(end + 1)
		start = b.pos
	}
	b.pos = start + atColumn(b.text[start:b.lineEnd()], goal)
	b.goal = goal
	return true
}

// swap exchanges the characters around the cursor.
func (b *buffer) swap() bool {
	pos := b.pos
	if b.pos == b.lineEnd() && b.pos > b.lineStart() {
		b.pos = b.before()
	}
	if b.pos == b.lineStart() || b.pos == b.lineEnd() {
		b.pos = pos
		return false
	}
	from, mid, to := b.before(), b.pos, b.after()
	b.edit("", from, to, b.text[mid:to]+b.text[from:mid])
	return true
}
