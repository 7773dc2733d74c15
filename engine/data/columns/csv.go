package columns

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// ReadCSV reads a table with one header line. describe gives the field of a
// column from its name; nil makes every column one of numbers if all its cells
// are numbers or blank (empty, NaN, NA, null and the like), else of text. The
// text must be UTF-8. limit bounds the bytes that are read.
func ReadCSV(r io.Reader, info Info, describe func(name string) Field, limit int64) (*Frame, error) {
	within := &io.LimitedReader{R: r, N: limit}
	text := bufio.NewReader(within)
	if mark, _ := text.Peek(3); string(mark) == "\ufeff" { // what some programs begin UTF-8 with
		text.Discard(3)
	}
	in := csv.NewReader(text)
	in.ReuseRecord = true
	head, err := in.Read()
	if err == nil {
		err = plain(head, 1)
	}
	if err != nil {
		return nil, csvError(err, within, limit)
	}
	if strings.Contains(head[0], "\t") {
		return nil, errors.New("columns: the table's cells are parted by tabs; save it with commas")
	}
	if strings.Contains(head[0], ";") {
		return nil, errors.New("columns: the table's cells are parted by semicolons; save it with commas")
	}
	fields := make([]Field, len(head))
	for j, name := range head {
		if name = strings.Clone(name); describe != nil {
			fields[j] = describe(name)
		} else {
			fields[j] = Field{Name: name}
		}
	}
	f := NewFrame(info, fields)
	if err := f.check(); err != nil {
		return nil, err
	}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) && within.N > 0 {
			f.settleKinds()
			return f, nil
		}
		if err == nil {
			err = plain(row, f.Len()+2)
		}
		if err != nil {
			return nil, csvError(err, within, limit)
		}
		if err := f.Add(row...); err != nil {
			return nil, err
		}
	}
}

// errText is the error for bytes that are no text.
type errText int

func (line errText) Error() string {
	return fmt.Sprintf("line %d is no UTF-8; save the table as CSV in UTF-8", int(line))
}

// plain tests that cells are text.
func plain(cells []string, line int) error {
	for _, c := range cells {
		if !utf8.ValidString(c) {
			return errText(line)
		}
	}
	return nil
}

func csvError(err error, within *io.LimitedReader, limit int64) error {
	switch {
	case within.N <= 0:
		return fmt.Errorf("columns: the table is longer than %d bytes, the most that is read of it", limit)
	case errors.Is(err, io.EOF):
		return errors.New("columns: the table is empty; a header line was expected")
	}
	var p *csv.ParseError
	if errors.As(err, &p) && errors.Is(err, csv.ErrFieldCount) {
		return fmt.Errorf("columns: line %d of the table has another number of cells than its header", p.Line)
	}
	return fmt.Errorf("columns: the table cannot be read: %w", err)
}

// blanks are what people and programs write where there is no number.
var blanks = func() (gaps []Gap) {
	for s := range strings.FieldsSeq("NaN nan NAN NA N/A n/a na null NULL None none - ?") {
		gaps = append(gaps, Gap{s, NotMeasured})
	}
	for s := range strings.FieldsSeq("inf Inf INF -inf -Inf -INF infinity Infinity -infinity -Infinity") {
		gaps = append(gaps, Gap{s, "not a finite number"})
	}
	return gaps
}()

// used are the gaps that occur.
func used(cells *Texts, gaps []Gap) []Gap {
	seen := make([]bool, len(gaps)+2)
	for i := range cells.Len() {
		seen[gapOf(string(cells.view(i)), gaps)] = true
	}
	var out []Gap
	for i, g := range gaps {
		if seen[i+2] {
			out = append(out, g)
		}
	}
	return out
}

// settleKinds gives a kind to the columns that have none yet.
func (f *Frame) settleKinds() {
	for j := range f.Fields {
		if f.Fields[j].Kind != "" {
			continue
		}
		f.Fields[j].Kind = Text
		if numeric(&f.cells[j], f.Fields[j].Gaps) {
			f.Fields[j].Kind = Number
		} else if gaps := append(slices.Clip(f.Fields[j].Gaps), blanks...); numeric(&f.cells[j], gaps) {
			f.Fields[j].Kind, f.Fields[j].Gaps = Number, used(&f.cells[j], gaps)
		}
	}
}

// WriteCSV writes the frame as CSV: a header line, commas, line feeds, quotes
// only where a cell holds a comma, a quote or a line end.
func (f *Frame) WriteCSV(w io.Writer) error {
	names := make([]string, len(f.Fields))
	for j, x := range f.Fields {
		names[j] = x.Name
	}
	return writeCSV(w, names, f.Len(), func(b []byte, row, col int) []byte { return append(b, f.cells[col].view(row)...) })
}

// writeCSV writes cells that are appended one by one.
func writeCSV(w io.Writer, names []string, rows int, cell func(b []byte, row, col int) []byte) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var b []byte
	for row := -1; row < rows; row++ {
		for col := range names {
			if b = b[:0]; row < 0 {
				b = append(b, names[col]...)
			} else {
				b = cell(b, row, col)
			}
			if col > 0 {
				out.WriteByte(',')
			}
			if len(b) == 0 && len(names) == 1 {
				out.WriteString(`""`) // an empty line is no row
			}
			writeCell(out, b)
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

func writeCell(out *bufio.Writer, b []byte) {
	if !slices.ContainsFunc(b, func(c byte) bool { return c == ',' || c == '"' || c == '\n' || c == '\r' }) {
		out.Write(b)
		return
	}
	out.WriteByte('"')
	for _, c := range b {
		if c == '"' {
			out.WriteByte('"')
		}
		out.WriteByte(c)
	}
	out.WriteByte('"')
}
