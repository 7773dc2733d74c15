package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/data/published"
)

// Change says what came of a table.
type Change struct {
	Table   string
	Rows    int
	Columns int
	Merged  columns.Merged // what the last step joined
	New     bool           // the table was not there before
	Already bool           // the file was in the table before; nothing was written
	Mended  bool           // the table that was there was damaged, and is begun anew
	Skipped string         // why a file of a folder was left out; the rest is empty then
}

// String is one line.
func (c *Change) String() string {
	if c.Skipped != "" {
		return "left out: " + c.Skipped
	}
	s := fmt.Sprintf("%s: %d rows, %d columns", c.Table, c.Rows, c.Columns)
	switch {
	case c.Already:
		return s + " (this file was there before)"
	case c.Mended:
		return s + " (new; what was there was damaged)"
	case c.New:
		return s + " (new)"
	}
	s += fmt.Sprintf(" (%d cells more)", c.Merged.Filled)
	if c.Merged.Kept > 0 {
		s += fmt.Sprintf("; %d cells that had another value keep it", c.Merged.Kept)
	}
	if c.Merged.Lost > 0 {
		s += fmt.Sprintf("; %d rows belong to no row of the table", c.Merged.Lost)
	}
	return s
}

// join is a set of tables that are being put together and not written yet.
type join struct {
	store  *Store
	frames map[string]*columns.Frame
	mended map[string]bool
	change map[string]*Change
	order  []string
}

func (s *Store) newJoin() *join {
	return &join{store: s, frames: map[string]*columns.Frame{}, mended: map[string]bool{}, change: map[string]*Change{}}
}

// frame returns the table as it is so far; nil where there is none, or a damaged
// one, of which nothing is kept.
func (j *join) frame(table string) (*columns.Frame, error) {
	if f := j.frames[table]; f != nil {
		return f, nil
	}
	var missing *Missing
	var damaged *columns.Damaged
	t, err := j.store.Open(table)
	if errors.As(err, &missing) {
		return nil, nil
	}
	var f *columns.Frame
	if err == nil {
		if err = t.Verify(); err == nil {
			f, err = t.Frame()
		}
	}
	if errors.As(err, &damaged) {
		j.mended[table] = true
		return nil, nil
	}
	return f, err
}

// Texts gives readers the tables as they are so far.
func (j *join) Texts(table, column string) ([]string, error) {
	if f := j.frames[table]; f != nil {
		if texts, ok := f.Texts(column); ok {
			return texts, nil
		}
	}
	t, err := j.store.Open(table)
	if err != nil {
		return nil, err
	}
	c, err := t.Column(column)
	if err != nil {
		return nil, err
	}
	return c.Cells(), nil
}

// add joins a part that came from a file.
func (j *join) add(p *published.Part, from columns.Source) error {
	name := p.Table.Name
	base, err := j.frame(name)
	if err != nil {
		return err
	}
	c := j.change[name]
	if c == nil {
		c = &Change{Table: name, New: base == nil, Mended: j.mended[name]}
		j.change[name] = c
		j.order = append(j.order, name)
	}
	if base != nil && slices.ContainsFunc(base.Info.From, func(s columns.Source) bool { return s.SHA256 == from.SHA256 }) {
		c.Rows, c.Columns, c.Already = base.Len(), len(base.Fields), j.frames[name] == nil
		return nil
	}
	c.Already = false
	next := p.Frame
	if base != nil {
		var m columns.Merged
		if err := base.Agrees(p.Frame, p.Key, identity); err != nil {
			return fmt.Errorf("store: %s does not belong to the table %s that is here: %w", from.File, name, err)
		}
		if next, m, err = base.Merge(p.Frame, p.Key, p.Fill); err != nil {
			return err
		}
		c.Merged.Rows += m.Rows
		c.Merged.Filled += m.Filled
		c.Merged.Kept += m.Kept
		c.Merged.Lost += m.Lost
	} else if lacks := lacking(p.Frame, p.Table.Key); lacks != "" {
		delete(j.change, name)
		j.order = j.order[:len(j.order)-1]
		return &Rootless{from.File, name, lacks}
	}
	next.Info = p.Table.Info(sources(base, from))
	if base != nil {
		next.Info.From = slices.Clone(base.Info.From)
	}
	next.Info.From = append(next.Info.From, from)
	j.frames[name] = arrange(p.Table, next)
	c.Rows, c.Columns = next.Len(), len(next.Fields)
	return nil
}

// identity are columns that say which network a row is. A file that gives a row
// another one counts its rows in another way than the table, and joined to it
// would give networks the values of others.
var identity = strings.Fields("arch_str op_indices arch op_idx d ks e r hash adjacency_upper_rowmajor embed_dim n_layer bias mlp_ratios heads recipe")

// Rootless is the error for a file whose rows belong to a table that is not
// there.
type Rootless struct{ File, Table, Column string }

// Error says what to get first.
func (r *Rootless) Error() string {
	return fmt.Sprintf("%s finds its rows in table %s, which must be there first (it has no %s of its own): naslab data get %s", r.File, r.Table, r.Column, r.Table)
}

// lacking names a column of the key that a frame has not.
func lacking(f *columns.Frame, key []string) string {
	for _, k := range key {
		if f.Index(k) < 0 {
			return k
		}
	}
	return ""
}

// sources are the repositories that a table's cells come from.
func sources(base *columns.Frame, from columns.Source) []*catalogue.Source {
	all := []columns.Source{from}
	if base != nil {
		all = append(slices.Clone(base.Info.From), from)
	}
	out := []*catalogue.Source{}
	for _, s := range all {
		f := catalogue.FileByHash(s.SHA256)
		if f == nil { // the user's copy, or a whole table
			return nil
		}
		if !slices.Contains(out, f.Source) {
			out = append(out, f.Source)
		}
	}
	return out
}

// arrange gives rows and columns the table's order.
func arrange(t *catalogue.Table, f *columns.Frame) *columns.Frame {
	f = f.Arrange(t.Columns)
	switch {
	case t.Order == catalogue.ByNumber && len(t.Key) == 1:
		return f.SortNumber(t.Key[0])
	case t.Order == catalogue.ByText:
		return f.SortText(f.Fields[0].Name)
	}
	return f
}

// whole takes a frame as the whole table, in place of what was there.
func (j *join) whole(f *columns.Frame, from columns.Source) {
	f.Info.From = []columns.Source{from}
	name := f.Info.Name
	_, had := j.store.Where(name)
	if j.change[name] == nil {
		j.order = append(j.order, name)
	}
	j.change[name] = &Change{Table: name, New: !had, Rows: f.Len(), Columns: len(f.Fields), Merged: columns.Merged{Filled: f.Len() * len(f.Fields)}}
	j.frames[name] = f
}

// flush writes a table.
func (j *join) flush(table string) error {
	f := j.frames[table]
	if f == nil {
		return nil
	}
	if err := j.store.write(f); err != nil {
		return err
	}
	delete(j.frames, table)
	return nil
}

// finish writes all tables and says what came of them.
func (j *join) finish() ([]*Change, error) {
	var out []*Change
	for _, t := range j.order {
		if err := j.flush(t); err != nil {
			return out, err
		}
		out = append(out, j.change[t])
	}
	return out, nil
}

// unfit is the sentence for a file that is nothing of what was asked for.
func unfit(file, what string, reasons []string) error {
	return fmt.Errorf("store: %s is nothing of %s: %s", file, what, strings.Join(reasons, "; "))
}
