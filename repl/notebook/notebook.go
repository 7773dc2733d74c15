package notebook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Notebook is a file of cells. Its zero value is an empty one.
type Notebook struct {
	File  string
	Cells []Cell // prose and code, in order
	meta  map[string]json.RawMessage
}

// Kind says what a cell is.
type Kind int

// The kinds of cells.
const (
	Code  Kind = iota
	Prose      // Markdown
	Raw        // text for other programs, shown as it is
)

// Cell is one cell of a file.
type Cell struct {
	Kind    Kind
	Number  int      // of a code cell among those, from 1; 0 for others
	Line    int      // line of the file on which Text begins, from 1; 1 in an .ipynb
	Text    string   // source, or Markdown
	Main    bool     // a whole program: its func main is to be called
	Outputs []Output // what came of it when it last ran
	Count   int      // its number in the session in which it last ran; 0 means it did not

	fence string // in Markdown: white space and marks before the info string
	shut  string // in Markdown: the line that closes it
	info  string // in Markdown: the info string
	space int    // in Markdown: empty lines before the cell, and one; 0 means as usual
	id    string // in an .ipynb
	meta  map[string]json.RawMessage
	rest  map[string]json.RawMessage // what else an .ipynb says of it
}

// OutputKind says what an output is.
type OutputKind int

// The kinds of outputs.
const (
	Stream  OutputKind = iota // printed text
	Value                     // the last value of the cell
	Display                   // a figure, or what was shown on the way
	Error                     // what ended the cell
)

// Output is one thing that came of a cell.
type Output struct {
	Kind OutputKind
	Name string // of a stream, "stdout" or "stderr"; of an error its kind, such as "panic"
	// Data are the forms of it by MIME type. Streams and errors have text/plain
	// only. Pictures are bytes as in their files.
	Data   map[string][]byte
	Path   string // of the picture, when it is in a file
	Varies bool   // it is another text each time

	traceback []string // of an error from an .ipynb
	meta      map[string]json.RawMessage
}

// MIME types with a meaning of their own.
const (
	Plain = "text/plain"
	HTML  = "text/html"
	PNG   = "image/png"
	SVG   = "image/svg+xml"
)

// Text is the output as plain text.
func (o Output) Text() string { return string(o.Data[Plain]) }

// Text makes an output of plain text.
func Text(kind OutputKind, name, text string) Output {
	return Output{Kind: kind, Name: name, Data: map[string][]byte{Plain: []byte(text)}}
}

// Picture makes an output of a PNG.
func Picture(title, path string, content []byte) Output {
	return Output{Kind: Display, Path: path, Data: map[string][]byte{Plain: []byte(title), PNG: content}}
}

// Add appends a cell and gives it its number.
func (nb *Notebook) Add(c Cell) {
	if c.Kind == Code {
		c.Number = len(nb.Code()) + 1
	}
	nb.Cells = append(nb.Cells, c)
}

// Code returns the code cells.
func (nb *Notebook) Code() []*Cell {
	var list []*Cell
	for i := range nb.Cells {
		if nb.Cells[i].Kind == Code {
			list = append(list, &nb.Cells[i])
		}
	}
	return list
}

// Title is the text of the first heading, or "".
func (nb *Notebook) Title() string {
	for _, c := range nb.Cells {
		if c.Kind != Prose {
			continue
		}
		if hs := Headings(c.Text); len(hs) > 0 {
			return strings.TrimSpace(strings.TrimLeft(hs[0], "#"))
		}
	}
	return ""
}

// Read returns the cells of a file with the given name and content. The error
// is a sentence for the user.
func Read(file string, content []byte) (*Notebook, error) {
	format, err := formatOf(file)
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(content, 0) >= 0 || !utf8.Valid(content) {
		return nil, fmt.Errorf("%s is not a text file", file)
	}
	text := strings.ReplaceAll(string(content), "\r\n", "\n")
	text = strings.TrimPrefix(text, "\ufeff")
	switch format {
	case ".md":
		return readMarkdown(file, text)
	case ".ipynb":
		return readIpynb(file, text)
	}
	return readScript(file, text), nil
}

// formatOf is the extension that says how a file is written.
func formatOf(file string) (string, error) {
	switch ext := strings.ToLower(filepath.Ext(file)); ext {
	case ".markdown":
		return ".md", nil
	case ".md", ".ipynb", ".go":
		return ext, nil
	}
	return "", fmt.Errorf("%s is %w", file, ErrFormat)
}

// ErrFormat is the trouble of a file whose ending is not known.
var ErrFormat = errors.New("neither a notebook (.md, .ipynb) nor a script (.go)")
