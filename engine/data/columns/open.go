package columns

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"runtime"
	"sync"
)

// Table is an open table. It holds no cells of its own, only a map of the file,
// and needs no closing: the map goes when nothing uses the table any more. Its
// methods may be called from several goroutines.
type Table struct {
	path   string
	head   *header
	region *region
	start  int64
	byName map[string]int
	cols   []slot
	keys   keys
}

// slot is a column that may be loaded.
type slot struct {
	once sync.Once
	col  *Column
	err  error
}

// region is a mapped file.
type region struct{ bytes []byte }

// Open opens a table's file and tests its header. The columns are tested when
// they are first asked for.
func Open(path string) (*Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("columns: cannot open the table: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("columns: cannot open the table: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() < prefixLen || info.Size() > math.MaxInt {
		return nil, &Damaged{path, "is no table of naslab: it is no file, or too short for one"}
	}
	b, err := mapFile(f, int(info.Size()))
	if err != nil {
		return nil, fmt.Errorf("columns: cannot map %s into memory: %w", path, err)
	}
	r := &region{b}
	runtime.AddCleanup(r, unmap, b)
	head, start, err := parseHeader(b)
	if err != nil {
		return nil, &Damaged{path, err.Error()}
	}
	t := &Table{path: path, head: head, region: r, start: start, byName: map[string]int{}, cols: make([]slot, len(head.Columns))}
	for i := range head.Columns {
		t.byName[head.Columns[i].Name] = i
	}
	return t, nil
}

// Damaged is the error for a file that is no whole table. Getting or importing
// the table again puts a sound one in its place.
type Damaged struct {
	Path string
	What string // such as "is 100 bytes long and should be 120"
}

// Error says what is wrong and what to do.
func (d *Damaged) Error() string {
	return "columns: " + d.Path + " " + d.What + "; get or import the table again"
}

func (t *Table) damaged(what string) error { return &Damaged{t.path, "is damaged: " + what} }

// Verify tests the whole file against its checksums.
func (t *Table) Verify() error {
	for i := range t.cols {
		if _, err := t.load(i); err != nil {
			return err
		}
	}
	return t.keys.load(t)
}

// bytes returns a piece of the file after testing it.
func (t *Table) bytes(p *piece, what string) ([]byte, error) {
	b := t.region.bytes[t.start+p.At : t.start+p.At+p.Len]
	if sum(b) != p.Sum {
		return nil, t.damaged(what + " has another checksum")
	}
	return b, nil
}

// WriteCSV writes the table as CSV, as it was before it became a file.
func (t *Table) WriteCSV(w io.Writer) error {
	names := make([]string, len(t.cols))
	cols := make([]*Column, len(t.cols))
	for i := range t.cols {
		c, err := t.load(i)
		if err != nil {
			return err
		}
		names[i], cols[i] = t.head.Columns[i].Name, c
	}
	return writeCSV(w, names, t.Len(), func(b []byte, row, col int) []byte { return cols[col].AppendCell(b, row) })
}

// Frame returns the table as cells of text in memory.
func (t *Table) Frame() (*Frame, error) {
	fields := make([]Field, len(t.cols))
	for i := range fields {
		fields[i] = t.head.Columns[i].Field
	}
	f := NewFrame(t.head.Info, fields)
	var b []byte
	for i := range t.cols {
		c, err := t.load(i)
		if err != nil {
			return nil, err
		}
		for row := range t.Len() {
			b = c.AppendCell(b[:0], row)
			if !f.cells[i].Add(string(b)) {
				return nil, fmt.Errorf("columns: column %q is larger than 4 GiB", fields[i].Name)
			}
		}
	}
	return f, nil
}

// IsMissing reports whether an error of Open says that there is no such file.
func IsMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
