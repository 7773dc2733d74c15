package repl

import (
	"fmt"

	"naslab/engine"
	"naslab/engine/checklist"
	"naslab/engine/taxonomy"
)

// taxonomyCommand is "naslab taxonomy [BRANCH or ENTRY...]".
func (a *App) taxonomyCommand(args []string) int {
	engine.Install()
	c, err := taxonomy.Survey(args)
	if err != nil {
		return a.wrong("%v", err)
	}
	fmt.Fprintln(a.Out, c)
	return 0
}

// checkCommand is "naslab check STUDY".
func (a *App) checkCommand(args []string) int {
	if len(args) != 1 {
		return a.wrong("check takes one study, a folder or a name in runs; naslab check STUDY")
	}
	engine.Install()
	r, err := checklist.Of(args[0], "runs")
	if err != nil {
		return a.wrong("%v", err)
	}
	fmt.Fprintln(a.Out, r)
	return 0
}
