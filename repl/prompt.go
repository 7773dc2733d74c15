package repl

func (a *App) interactive() int {
	sh, err := a.newShell(a.In, []string{"naslab"})
	if err != nil {
		return a.broken(err)
	}
	defer sh.close()
	return sh.prompt()
}

func (sh *shell) prompt() int { return 0 }
