package published

import (
	"fmt"
	"path"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
)

// Part is what a file gives of a table.
type Part struct {
	Table *catalogue.Table
	Key   []string // columns that find a part's row in the table; empty to append its rows
	Fill  bool     // rows that are not in the table are left out
	Frame *columns.Frame
}

// Tables gives the cells of tables that are there already, which some readers
// need to find rows. The error of a missing one says how to get it.
type Tables interface {
	Texts(table, column string) ([]string, error)
}

// input is a file being read.
type input struct {
	file   *catalogue.File
	bytes  []byte
	tables Tables
}

// reader reads one kind of file.
type reader func(in *input) ([]*Part, error)

// Read reads a file of the catalogue. A file that is kept as it is, such as a
// picture, gives no parts; it is only looked at. The error is one sentence.
func Read(file *catalogue.File, b []byte, tables Tables) ([]*Part, error) {
	for _, r := range rules {
		if r.fits(file) {
			parts, err := r.read(&input{file, b, tables})
			if err != nil {
				return nil, fmt.Errorf("%s is no such file as is published under that name, or is damaged: %w", file.ID, err)
			}
			return parts, nil
		}
	}
	return nil, fmt.Errorf("%s has no reader yet; import its table as CSV instead: naslab data import %s FILE.csv", file.ID, strings.Join(file.Feeds, " or "))
}

// Known reports whether there is a reader for the file.
func Known(file *catalogue.File) bool {
	for _, r := range rules {
		if r.fits(file) {
			return true
		}
	}
	return false
}

// base is the file's name without folders and ending.
func (in *input) base() string {
	b := path.Base(in.file.Path)
	return strings.TrimSuffix(b, path.Ext(b))
}

// feeds reports whether the file feeds a table.
func (in *input) feeds(table string) bool {
	for _, t := range in.file.Feeds {
		if t == table {
			return true
		}
	}
	return false
}

// part returns an empty part of a table. key finds rows; names are all columns,
// the key's among them.
func part(table string, key string, names ...string) *Part {
	t := catalogue.TableByName(table)
	if t == nil {
		t = &catalogue.Table{Name: table, Order: catalogue.Origin}
	}
	info := t.Info(nil)
	return &Part{Table: t, Key: strings.Fields(key), Frame: columns.NewFrame(info, t.Fields(names))}
}

func one(p *Part, err error) ([]*Part, error) {
	if err != nil {
		return nil, err
	}
	return []*Part{p}, nil
}
