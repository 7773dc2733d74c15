package command

import (
	"errors"
	"fmt"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/store"
)

// agree tells the terms of files and lets the user accept them.
func (r *run) agree(files []*catalogue.File) error {
	told := map[string]bool{}
	for _, f := range files {
		if s := f.Source.Terms().Sentence(); s != "" && !told[f.Source.Repo] {
			told[f.Source.Repo] = true
			fmt.Fprintf(r.Out, "%s: licence %s: %s\n", f.Source.Repo, f.Source.Licence, s)
		}
	}
	switch {
	case len(told) == 0 || r.accept:
		return nil
	case r.Ask == nil:
		return wrong{errors.New("these terms have to be accepted: give --accept-licence if you do")}
	case r.Ask("Do you accept these terms?"):
		return nil
	}
	return errors.New("the terms were not accepted, so nothing was done")
}

func (r *run) get(args []string) error {
	files, err := r.store.Plan(args[0])
	if err != nil {
		if _, ferr := catalogue.Find(args[0]); ferr != nil {
			return wrong{err}
		}
		return err
	}
	if len(files) == 0 {
		fmt.Fprintf(r.Out, "%s is here already.\n", args[0])
		return nil
	}
	if err := r.agree(files); err != nil {
		return err
	}
	total := bytesOf(files)
	fmt.Fprintf(r.Out, "%d files, %.2f MB\n", len(files), float64(total)/1e6)
	at, end := r.progress("data "+args[0], total)
	defer end()
	var before, current int64
	d := store.Download{Step: func(i, n int, f *catalogue.File) {
		before += current
		current = f.Bytes
		at(before)
	}}
	d.Fetcher.Progress = func(done, _ int64) { at(before + done) }
	changes, err := r.store.Get(r.ctx, files, d)
	end()
	r.changes(changes)
	return err
}

// progress is the console's, or nothing.
func (r *run) progress(what string, total int64) (at func(int64), end func()) {
	if r.Progress == nil {
		return func(int64) {}, func() {}
	}
	return r.Progress(what, total)
}

func (r *run) changes(list []*store.Change) {
	for _, c := range list {
		fmt.Fprintln(r.Out, c)
	}
}

func (r *run) importFile(args []string) error {
	what, path := args[0], args[1]
	if !strings.HasPrefix(what, store.Mine) {
		f, err := catalogue.Find(what)
		if err != nil {
			return wrong{err}
		}
		if err := r.agree(f.Files); err != nil {
			return err
		}
	}
	changes, err := r.store.Import(r.ctx, what, path, nil)
	r.changes(changes)
	return err
}

func (r *run) verify([]string) error {
	bad := 0
	list := r.store.Verify(nil)
	for _, c := range list {
		if c.Err != nil {
			bad++
			fmt.Fprintf(r.Out, "%s: %v\n", c.Table, strings.TrimPrefix(c.Err.Error(), "columns: "))
			continue
		}
		fmt.Fprintf(r.Out, "%s: sound, %d rows, %.2f MB\n", c.Table, c.Rows, float64(c.Bytes)/1e6)
	}
	if len(list) == 0 {
		fmt.Fprintf(r.Out, "No table is here. naslab data list shows what there is to get.\n")
	}
	if bad > 0 {
		return fmt.Errorf("%d of %d tables are damaged; get or import them again", bad, len(list))
	}
	return nil
}
