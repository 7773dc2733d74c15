package notebook

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Cell is one cell of a file.
type Cell struct {
	Number int      // from 1
	Line   int      // line of the file on which Text begins, from 1
	Text   string   // source
	Titles []string // headings between this cell and the one before
	Main   bool     // a whole program: its func main is to be called
}

// Notebook is a file of cells.
type Notebook struct {
	File  string
	Title string // the first heading, or ""
	Cells []Cell
}

// Read returns the cells of a file with the given name and content. The error
// is a sentence for the user.
func Read(file string, content []byte) (*Notebook, error) {
	if bytes.IndexByte(content, 0) >= 0 || !utf8.Valid(content) {
		return nil, fmt.Errorf("%s is not a text file", file)
	}
	text := strings.ReplaceAll(string(content), "\r\n", "\n")
	text = strings.TrimPrefix(text, "\ufeff")
	switch strings.ToLower(filepath.Ext(file)) {
	case ".md", ".markdown":
		return readMarkdown(file, text)
	case ".go":
		return readScript(file, text), nil
	}
	return nil, fmt.Errorf("%s is neither a notebook (.md) nor a script (.go)", file)
}
