package repl

import (
	"fmt"

	"naslab/repl/gallery"
)

// picture shows a figure.
func (sh *shell) picture(f gallery.Figure) { fmt.Fprintln(sh.out, f.Path) }
