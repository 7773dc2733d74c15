package repl

import (
	"fmt"
	"strings"

	"naslab/repl/magic"
)

func (sh *shell) magicHelp(in *invocation) verdict {
	if word := strings.TrimLeft(in.Args, "%!"); word != "" {
		spec, ok := sh.magics.Get(word)
		if !ok {
			return sh.fail("%v", sh.magics.Unknown(word))
		}
		return sh.explain(spec)
	}
	fmt.Fprint(sh.out, `A cell is Go: imports, declarations and statements, mixed as you like. The value
of its last expression is shown, unless a semicolon ends it. Packages of the
standard library, gonum and naslab are imported when they are used.

`)
	sh.listMagics()
	fmt.Fprint(sh.out, `  name?            declaration and documentation of a name; name?? its source

Enter runs a complete cell, else opens a line; Alt-Enter or Ctrl-O opens one in
any case. Tab completes and then walks through the list, Shift-Tab tells what
the name at the cursor is. Up finds earlier cells that begin with what is typed,
Ctrl-P and PgUp skip the lines of a cell, Ctrl-R searches. Ctrl-_ is undo, Esc
closes what is shown below. %name? says more about a magic.

Ctrl-C stops a cell, and a second one leaves it behind when it does not stop.
`)
	return fine
}

func (sh *shell) magicMagic(*invocation) verdict {
	sh.listMagics()
	return fine
}

// listMagics prints a line for each magic.
func (sh *shell) listMagics() {
	const width = 16
	for _, m := range sh.magics.All() {
		head := m.Head()
		if len(head) > width {
			fmt.Fprintf(sh.out, "  %s\n  %-*s %s\n", head, width, "", m.Help)
			continue
		}
		fmt.Fprintf(sh.out, "  %-*s %s\n", width, head, m.Help)
	}
}

// explain tells all about one magic.
func (sh *shell) explain(m magic.Spec) verdict {
	fmt.Fprintf(sh.out, "%s\n    %s\n", sh.paint(m.Head(), bold), m.Help)
	if m.Line && m.Cell {
		fmt.Fprintf(sh.out, "    %%%%%s in the first line of a cell works on the lines below it.\n", m.Name)
	}
	for line := range strings.Lines(m.More) {
		fmt.Fprintf(sh.out, "    %s\n", strings.TrimRight(line, "\n"))
	}
	return fine
}

func (sh *shell) magicDoc(in *invocation) verdict {
	name, err := magic.One("doc", in.Args, "a name")
	if err != nil {
		return sh.fail("%v", err)
	}
	return sh.about(strings.TrimRight(name, "?"), strings.HasSuffix(name, "??"))
}
