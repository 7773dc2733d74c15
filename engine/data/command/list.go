package command

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/data/published"
	"naslab/engine/table"
)

// all is how many rows of a list are printed: every one.
const all = 10_000

func (r *run) list(args []string) error {
	if len(args) == 1 {
		return r.listOne(args[0])
	}
	here := r.store.Tables()
	t := table.New("Data sets", "name", "here", "to fetch (MB)", "licence", "what")
	for _, d := range catalogue.Datasets() {
		f, err := catalogue.Find(d.Name)
		if err != nil {
			return err
		}
		n := 0
		for _, x := range f.Tables {
			if slices.Contains(here, x.Name) {
				n++
			}
		}
		t.Add(d.Name, fmt.Sprintf("%d of %d", n, len(f.Tables)), megabytes(known(f.Files)), short(f.Terms()), d.Title)
	}
	fmt.Fprintln(r.Out, t.Render(all))
	var mine []string
	for _, n := range here {
		if catalogue.TableByName(n) == nil {
			mine = append(mine, n)
		}
	}
	if len(mine) > 0 {
		fmt.Fprintf(r.Out, "Your own: %s\n", strings.Join(mine, " "))
	}
	fmt.Fprintf(r.Out, "Tables lie in %s. naslab data list NAME shows a data set's tables and files.\n", strings.Join(r.store.Folders, ", "))
	return nil
}

// known are the files that have a reader.
func known(files []*catalogue.File) []*catalogue.File {
	var out []*catalogue.File
	for _, f := range files {
		if published.Known(f) {
			out = append(out, f)
		}
	}
	return out
}

func bytesOf(files []*catalogue.File) (n int64) {
	for _, f := range files {
		n += f.Bytes
	}
	return n
}

func megabytes(files []*catalogue.File) any {
	if len(files) == 0 {
		return nil
	}
	return fmt.Sprintf("%.2f", float64(bytesOf(files))/1e6)
}

// short names terms in a word.
func short(t catalogue.Terms) string {
	return map[catalogue.Terms]string{catalogue.Free: "free", catalogue.NonCommercial: "non-commercial", catalogue.NotStated: "partly none stated"}[t]
}

// listOne shows the tables and files of a name.
func (r *run) listOne(what string) error {
	f, err := catalogue.Find(what)
	if err != nil {
		return wrong{err}
	}
	t := table.New("Tables of "+what, "table", "rows", "columns", "here", "key")
	for _, x := range f.Tables {
		rows, cols, here := any(nil), any(nil), "no"
		if x.Rows > 0 {
			rows = x.Rows
		}
		if len(x.Columns) > 0 {
			cols = len(x.Columns)
		}
		if o, err := r.store.Open(x.Name); err == nil {
			here = "yes"
			if o.Len() < x.Rows || len(o.Columns()) < len(x.Columns) {
				here = fmt.Sprintf("a part: %d rows, %d columns", o.Len(), len(o.Columns()))
			} else {
				rows, cols = o.Len(), len(o.Columns())
			}
		}
		t.Add(x.Name, rows, cols, here, strings.Join(x.Key, " "))
	}
	fmt.Fprintln(r.Out, t.Render(all))
	t = table.New("Files", "file", "MB", "feeds", "licence", "where")
	for _, x := range f.Files {
		feeds := strings.Join(x.Feeds, " ")
		if !published.Known(x) {
			feeds += " (no reader yet)"
		}
		t.Add(x.ID, fmt.Sprintf("%.2f", float64(x.Bytes)/1e6), feeds, x.Source.Licence, x.Source.Repo+"@"+x.Source.Commit[:12]+":"+x.Path)
	}
	if len(f.Files) == 0 {
		fmt.Fprintln(r.Out, "No public file of it is known; import your own copy.")
		return nil
	}
	fmt.Fprintln(r.Out, t.Render(all))
	return nil
}

// cite shows whom to cite and where the files come from.
func (r *run) cite(args []string) error {
	f, err := catalogue.Find(args[0])
	if err != nil {
		return wrong{err}
	}
	if f.Dataset != nil {
		fmt.Fprintf(r.Out, "%s\n", f.Dataset.Title)
		for _, c := range f.Dataset.Cite {
			fmt.Fprintf(r.Out, "  cite  %s\n", c)
		}
	}
	var seen []*catalogue.Source
	for _, x := range f.Files {
		if slices.Contains(seen, x.Source) {
			continue
		}
		seen = append(seen, x.Source)
		fmt.Fprintf(r.Out, "  from  %s at %s, licence: %s", x.Source.Repo, x.Source.Commit, x.Source.Licence)
		if s := x.Source.Terms().Sentence(); s != "" {
			fmt.Fprintf(r.Out, " (%s)", s)
		}
		if !x.Source.Redistribute {
			fmt.Fprint(r.Out, "; not to be passed on")
		}
		fmt.Fprintln(r.Out)
	}
	r.provenance(f.Tables)
	return nil
}

// provenance shows what the tables that are here were made of.
func (r *run) provenance(tables []*catalogue.Table) {
	for _, x := range tables {
		t, err := r.store.Open(x.Name)
		if err != nil {
			continue
		}
		for _, s := range t.Info().From {
			fmt.Fprintf(r.Out, "  here  %s from %s\n", x.Name, origin(s))
		}
	}
}

func origin(s columns.Source) string {
	if len(s.SHA256) < 12 {
		return s.File
	}
	return s.File + " (SHA-256 " + s.SHA256[:12] + "…)"
}
