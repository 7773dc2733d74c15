package repl

import (
	"strings"

	"naslab/repl/complete"
	"naslab/repl/line"
	"naslab/repl/paint"
)

// sources is what completion draws on, at the prompt and in notebooks.
func (sh *shell) sources() *complete.Sources {
	if sh.names == nil {
		sh.names = &complete.Sources{Go: sh.ses.Go(), Magics: sh.magics.All, Names: newRegistry(sh)}
	}
	return sh.names
}

// language is what the line editor knows of cells.
func (sh *shell) language() line.Language {
	s := sh.sources()
	return line.Language{
		Waits:    sh.waits,
		Paint:    func(text string) []paint.Span { return paint.Cell(text, sh.takesCode) },
		Complete: s.Complete,
		Call:     s.Call,
		About:    sh.tip,
	}
}

// tip is what Shift-Tab shows of the name at the cursor, or of the function
// whose arguments it is in.
func (sh *shell) tip(text string, at int) string {
	name := exprAt(text, at)
	a, ok := sh.describe(name)
	if !ok {
		name, _, _ = complete.CallAt(text[:at])
		if a, ok = sh.describe(name); !ok {
			return ""
		}
	}
	return strings.TrimRight(heading(a)+"\n"+docText(a.Doc, "  ", sh.width()-1), "\n")
}
