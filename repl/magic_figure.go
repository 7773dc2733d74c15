package repl

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"naslab/engine/run"
	"naslab/engine/table"
	"naslab/repl/magic"
)

// magicFig lists the figures or shows one again.
func (sh *shell) magicFig(in *invocation) verdict {
	if in.Args != "" {
		n, err := strconv.Atoi(strings.TrimSpace(in.Args))
		if err != nil {
			return sh.fail("%%fig takes the number of a figure, not %q; %%fig alone lists them", in.Args)
		}
		f, ok := sh.figures.Again(n)
		if !ok {
			return sh.fail("there is no figure %d; %%fig lists them", n)
		}
		fmt.Fprintln(sh.out, f.Path)
		return fine
	}
	all := sh.figures.All()
	if len(all) == 0 {
		fmt.Fprintln(sh.out, "no figures yet; nas.Plot and nas.Show draw them")
		return fine
	}
	t := table.New("", "figure", "title", "file", "cell")
	for _, f := range all {
		t.Add(f.Number, f.Title, f.Path, f.Cell)
	}
	fmt.Fprintln(sh.out, sh.fit(t))
	return fine
}

// magicRuns lists the studies in a folder.
func (sh *shell) magicRuns(in *invocation) verdict {
	dir := "runs"
	if in.Args != "" {
		var err error
		if dir, err = magic.One("runs", in.Args, "a folder"); err != nil {
			return sh.fail("%v", err)
		}
	}
	t, err := run.Studies(home(dir))
	switch {
	case errors.Is(err, fs.ErrNotExist) && in.Args == "":
		fmt.Fprintln(sh.out, "no studies yet: nas.Search writes them into the folder runs")
		return fine
	case err != nil:
		return sh.fail("%v", unreadable(dir, err))
	case t.Len() == 0 && t.Note == "":
		fmt.Fprintf(sh.out, "no studies in %s\n", dir)
		return fine
	}
	fmt.Fprintln(sh.out, sh.fit(t))
	return fine
}
