package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/data/columns"
)

// Order is how the rows of a table stand.
type Order string

// The orders.
const (
	Origin   Order = "origin" // as the files give them
	ByNumber Order = "number" // by the key, which is one whole number
	ByText   Order = "text"   // by the first column, as text
)

// Table is a table that naslab knows.
type Table struct {
	Name    string // such as "nb201/archs"
	Plain   string // its file as plain text in a folder of canonical tables; may be empty
	Key     []string
	Order   Order
	Rows    int      // when complete; 0 when not known
	Columns []string // in order; empty when they depend on the files
}

func newTable(c []string) *Table {
	rows, _ := strconv.Atoi(c[4])
	return &Table{Name: c[0], Plain: c[1], Key: strings.Fields(c[2]), Order: Order(c[3]), Rows: rows, Columns: expand(strings.Fields(c[5]))}
}

// expand turns a0..3 into a0, a1, a2, a3.
func expand(names []string) []string {
	var out []string
	for _, n := range names {
		head, last, ok := strings.Cut(n, "0..")
		end, err := strconv.Atoi(last)
		if !ok || err != nil {
			out = append(out, n)
			continue
		}
		for i := range end + 1 {
			out = append(out, head+strconv.Itoa(i))
		}
	}
	return out
}

// Tables returns all tables.
func Tables() []*Table { return all().tables }

// TableByName returns a table, or nil.
func TableByName(name string) *Table { return all().byTable[name] }

// Dataset is the part of the name before the slash.
func (t *Table) Dataset() string {
	d, _, _ := strings.Cut(t.Name, "/")
	return d
}

// Info is what a table says of itself once it is a file. sources are those that
// its cells come from; nil takes all that feed it.
func (t *Table) Info(sources []*Source) columns.Info {
	if sources == nil {
		sources = t.Sources()
	}
	var licences []string
	for _, s := range sources {
		l := fmt.Sprintf("%s (%s)", s.Licence, s.Repo)
		if !slices.Contains(licences, l) {
			licences = append(licences, l)
		}
	}
	info := columns.Info{Name: t.Name, Key: t.Key, Licence: strings.Join(licences, "; ")}
	if d := DatasetByName(t.Dataset()); d != nil {
		info.Title, info.Cite = d.Title, d.Cite
	}
	return info
}

// Sources returns the repositories whose files feed the table.
func (t *Table) Sources() []*Source {
	var out []*Source
	for _, f := range Feeding(t.Name) {
		if !slices.Contains(out, f.Source) {
			out = append(out, f.Source)
		}
	}
	return out
}

// Fields describes the columns of those names.
func (t *Table) Fields(names []string) []columns.Field {
	fields := make([]columns.Field, len(names))
	for i, n := range names {
		fields[i] = t.Field(n)
	}
	return fields
}
