package tabular

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// What is read of a CSV at most.
const (
	maxCSV   = 1 << 30 // bytes
	maxLine  = 1 << 20 // bytes of one line
	maxCells = 1 << 26 // cells below the header
)

// lines reads a CSV line by line, so that whatever is wrong has the number of
// its line. Cells hold no line ends.
type lines struct {
	ctx    context.Context
	scan   *bufio.Scanner
	within *io.LimitedReader
	number int    // of the line that was read last, from 1
	open   bool   // the last line of the file has no line end
	text   string // the line
	header int    // cells of the header; 0 before it is read
	cells  []string
}

func newLines(ctx context.Context, r io.Reader) *lines {
	l := &lines{ctx: ctx, within: &io.LimitedReader{R: r, N: maxCSV + 1}}
	l.scan = bufio.NewScanner(l.within)
	l.scan.Buffer(make([]byte, 0, 1<<16), maxLine)
	l.scan.Split(l.split)
	return l
}

// split cuts at line feeds, which may follow a carriage return.
func (l *lines) split(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, bytes.TrimSuffix(data[:i], []byte{'\r'}), nil
	}
	if !atEOF || len(data) == 0 {
		return 0, nil, nil
	}
	l.open = true
	return len(data), data, nil
}

// next reads the cells of the next line that is not empty; io.EOF says that
// there is none.
func (l *lines) next() ([]string, error) {
	for l.scan.Scan() {
		if l.number++; l.number%1024 == 0 && l.ctx.Err() != nil {
			return nil, l.ctx.Err()
		}
		l.text = l.scan.Text()
		if l.number == 1 {
			l.text = strings.TrimPrefix(l.text, "\ufeff")
		}
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		return l.cut()
	}
	switch err := l.scan.Err(); {
	case l.within.N <= 0:
		return nil, fmt.Errorf("it is longer than %d bytes, the most that is read of a CSV", maxCSV)
	case errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("line %d is longer than %d bytes, so this is hardly a CSV", l.number+1, maxLine)
	case err != nil:
		return nil, fmt.Errorf("it cannot be read beyond line %d: %w", l.number, err)
	}
	return nil, io.EOF
}

// cut parts the line into its cells.
func (l *lines) cut() ([]string, error) {
	if !utf8.ValidString(l.text) || strings.ContainsRune(l.text, 0) {
		return nil, fmt.Errorf("line %d is no text; a CSV in UTF-8 is read", l.number)
	}
	l.cells = l.cells[:0]
	if strings.ContainsRune(l.text, '"') {
		in := csv.NewReader(strings.NewReader(l.text))
		cells, err := in.Read()
		if err != nil {
			return nil, fmt.Errorf("line %d has a quote that does not begin or end a cell; a cell in quotes ends in its line", l.number)
		}
		l.cells = append(l.cells, cells...)
	} else {
		for rest, more := l.text, true; more; {
			var cell string
			cell, rest, more = strings.Cut(rest, ",")
			l.cells = append(l.cells, cell)
		}
	}
	for i, c := range l.cells {
		l.cells[i] = strings.TrimSpace(c)
	}
	if n := len(l.cells); l.header > 0 && n != l.header {
		why := ""
		if l.open {
			why = "; the file seems to be cut off there"
		}
		return nil, fmt.Errorf("line %d has %s and the header %d%s", l.number, count(n, "cell"), l.header, why)
	}
	return l.cells, nil
}

// head reads the header.
func (l *lines) head() ([]string, error) {
	cells, err := l.next()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("it is empty; a header line was expected")
	}
	if err != nil {
		return nil, err
	}
	l.header = len(cells)
	for mark, what := range map[rune]string{';': "semicolons", '\t': "tabs"} {
		if l.header == 1 && strings.ContainsRune(cells[0], mark) {
			return nil, fmt.Errorf("line %d is parted by %s; part cells by commas", l.number, what)
		}
	}
	return cells, nil
}

// count says how many there are of something.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
