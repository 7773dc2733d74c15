package repl

import (
	"fmt"

	"naslab/engine"
	"naslab/engine/taxonomy"
)

// taxonomyCommand is "naslab taxonomy [BRANCH...]".
func (a *App) taxonomyCommand(args []string) int {
	engine.Install()
	c, err := taxonomy.Survey(args)
	if err != nil {
		return a.wrong("%v", err)
	}
	fmt.Fprintln(a.Out, c)
	return 0
}
