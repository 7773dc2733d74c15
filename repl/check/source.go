package check

import (
	"go/token"
	"strconv"
	"strings"

	"naslab/repl/fault"
)

// keep remembers the source of a cell and returns the cell's number.
func (c *Checker) keep(src Source) int {
	if src.Line == 0 {
		src.Line = 1
	}
	c.sources = append(c.sources, src)
	return len(c.sources) - 1
}

// Source returns the source of a cell by its internal number.
func (c *Checker) Source(cell int) (Source, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.source(cell)
}

func (c *Checker) source(cell int) (Source, bool) {
	if cell < 1 || cell >= len(c.sources) {
		return Source{}, false
	}
	return c.sources[cell], true
}

// Position returns the cell that a position lies in, and the line and column
// within the cell's text, from 1. The cell is 0 when the position is in none.
func (c *Checker) Position(pos token.Pos) (cell, line, column int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.position(pos)
}

func (c *Checker) position(pos token.Pos) (cell, line, column int) {
	tf := c.fset.File(pos)
	if tf == nil {
		return 0, 0, 0
	}
	n, err := strconv.Atoi(tf.Name())
	if err != nil || n < 1 || n >= len(c.sources) {
		return 0, 0, 0
	}
	at := tf.Position(pos)
	return n, at.Line - c.sources[n].Line + 1, at.Column
}

// Place returns where a position is in what the user wrote.
func (c *Checker) Place(pos token.Pos) fault.Place {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.placeOf(pos)
}

func (c *Checker) placeOf(pos token.Pos) fault.Place {
	n, line, column := c.position(pos)
	if n == 0 {
		return fault.Place{}
	}
	return c.sources[n].place(line, column)
}

// place returns the place of a line and column of the source's text.
func (s Source) place(line, column int) fault.Place {
	p := fault.Place{File: s.File, Prompt: s.Prompt, Number: s.Number}
	lines := strings.Split(s.Text, "\n")
	if line < 1 {
		return p
	}
	last := len(lines)
	for last > 1 && strings.TrimSpace(lines[last-1]) == "" {
		last--
	}
	if line > last { // an unexpected end is reported past it
		line, column = last, len(lines[last-1])+1
	}
	p.Source = lines[line-1]
	p.Line, p.Column = s.Line+line-1, min(column, len(p.Source)+1)
	p.Single = len(lines) == 1 && s.Prompt
	return p
}

// placeAt returns the place of a byte of the source's text.
func (s Source) placeAt(off int) fault.Place {
	line, column := lineColumn(s.Text, off)
	return s.place(line, column)
}

// lineColumn returns line and column of a byte, both from 1.
func lineColumn(text string, off int) (line, column int) {
	off = max(0, min(off, len(text)))
	head := text[:off]
	return 1 + strings.Count(head, "\n"), off - strings.LastIndexByte(head, '\n')
}
