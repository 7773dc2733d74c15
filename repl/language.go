package repl

import (
	"naslab/repl/line"
	"naslab/repl/paint"
)

// language is what the line editor knows of cells.
func (sh *shell) language() line.Language {
	return line.Language{
		Waits: sh.waits,
		Paint: func(text string) []paint.Span { return paint.Cell(text, sh.takesCode) },
	}
}
