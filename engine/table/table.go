package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// Column names one column.
type Column struct {
	Name string // short and lower case
	Unit string // such as "ms"; empty for a count or a label
}

// Head returns the column's heading: its name and, in brackets, its unit.
func (c Column) Head() string {
	if c.Unit == "" {
		return c.Name
	}
	return c.Name + " (" + c.Unit + ")"
}

// Table is a titled list of rows. A cell is a string, a bool, an int, a
// float64, or nil where there is no value.
type Table struct {
	Title   string
	Columns []Column
	Rows    [][]any
	Note    string // a sentence below the table; may be empty
}

// New returns an empty table. Each head is "name" or "name (unit)".
func New(title string, heads ...string) *Table {
	t := &Table{Title: title}
	for _, h := range heads {
		t.Columns = append(t.Columns, parseHead(h))
	}
	return t
}

// Add appends one row. Missing cells are nil; cells beyond the last column are
// an error of the caller and dropped.
func (t *Table) Add(cells ...any) {
	row := make([]any, len(t.Columns))
	copy(row, cells)
	t.Rows = append(t.Rows, row)
}

// Len returns the number of rows.
func (t *Table) Len() int { return len(t.Rows) }

// Floats returns the column called name as numbers, NaN where a cell holds
// none, and false when there is no such column.
func (t *Table) Floats(name string) ([]float64, bool) {
	for j, c := range t.Columns {
		if c.Name != name {
			continue
		}
		xs := make([]float64, len(t.Rows))
		for i, row := range t.Rows {
			xs[i] = number(row[j])
		}
		return xs, true
	}
	return nil, false
}

// shown is how many rows String prints before it abridges.
const shown = 24

// String prints the table aligned, abridged in the middle when it is long.
func (t *Table) String() string { return t.Render(shown) }

// Render prints the table aligned with at most limit rows; the middle of a
// longer one is left out and counted. No limit when limit <= 0.
func (t *Table) Render(limit int) string {
	w := t.writer(limit)
	w.SetStyle(table.StyleLight)
	w.Style().Format.Header = text.FormatDefault
	w.Style().Options = table.Options{SeparateHeader: true}
	w.Style().Box.PaddingLeft = ""
	w.Style().Box.PaddingRight = "  "
	var b strings.Builder
	if t.Title != "" {
		b.WriteString(t.Title + "\n")
	}
	from, to := t.skip(limit)
	for line := range strings.Lines(w.Render()) {
		if strings.TrimSpace(line) == skipMark { // as wide as it likes
			line = fmt.Sprintf("... %d more rows", to-from)
		}
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	if t.Note != "" {
		b.WriteString(t.Note + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// skipMark stands for the rows that are left out.
const skipMark = "⋮"

// Markdown returns the whole table as a Markdown table.
func (t *Table) Markdown() string { return t.writer(0).RenderMarkdown() }

// CSV writes the whole table as comma-separated values with one header line;
// numbers keep all their digits and a missing cell is empty.
func (t *Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	record := make([]string, len(t.Columns))
	for j, c := range t.Columns {
		record[j] = c.Head()
	}
	if err := out.Write(record); err != nil {
		return fmt.Errorf("table: write csv: %w", err)
	}
	for _, row := range t.Rows {
		for j, cell := range row {
			record[j] = exact(cell)
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("table: write csv: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("table: write csv: %w", err)
	}
	return nil
}

// SaveCSV writes the table to a file as [Table.CSV] does, making the folder that
// it is in.
func (t *Table) SaveCSV(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("table: %w", err)
	}
	if err := t.CSV(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("table: write %s: %w", path, err)
	}
	return nil
}

func (t *Table) writer(limit int) table.Writer {
	w := table.NewWriter()
	head := make(table.Row, len(t.Columns))
	config := make([]table.ColumnConfig, len(t.Columns))
	for j, c := range t.Columns {
		head[j] = c.Head()
		config[j] = table.ColumnConfig{Number: j + 1, Align: t.align(j), AlignHeader: t.align(j)}
	}
	w.AppendHeader(head)
	w.SetColumnConfigs(config)
	skipFrom, skipTo := t.skip(limit)
	for i, row := range t.Rows {
		if i == skipFrom {
			w.AppendRow(table.Row{skipMark})
		}
		if i >= skipFrom && i < skipTo {
			continue
		}
		cells := make(table.Row, len(row))
		for j, cell := range row {
			cells[j] = Cell(cell)
		}
		w.AppendRow(cells)
	}
	return w
}

// align puts numbers to the right and everything else to the left.
func (t *Table) align(j int) text.Align {
	for _, row := range t.Rows {
		switch row[j].(type) {
		case nil:
		case int, float64:
			return text.AlignRight
		default:
			return text.AlignLeft
		}
	}
	return text.AlignLeft
}

// Cell prints one cell for people: a float64 with five significant digits,
// a missing value as "-".
func Cell(cell any) string {
	switch v := cell.(type) {
	case nil:
		return "-"
	case float64:
		return Number(v)
	case string:
		return v
	}
	return fmt.Sprint(cell)
}

// Number prints x with five significant digits, without an exponent where it
// is short.
func Number(x float64) string {
	switch a := math.Abs(x); {
	case x == math.Trunc(x) && a < 1e9:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case a >= 1e5 && a < 1e9:
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return strconv.FormatFloat(x, 'g', 5, 64)
}

func exact(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return v
	}
	return fmt.Sprint(cell)
}

func number(cell any) float64 {
	switch v := cell.(type) {
	case float64:
		return v
	case int:
		return float64(v)
	}
	return math.NaN()
}

func parseHead(h string) Column {
	name, rest, found := strings.Cut(h, " (")
	if !found || !strings.HasSuffix(rest, ")") {
		return Column{Name: h}
	}
	return Column{Name: name, Unit: strings.TrimSuffix(rest, ")")}
}
