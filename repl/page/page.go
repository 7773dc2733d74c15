package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"path/filepath"
	"strings"

	"naslab/repl/notebook"
)

//go:embed style.css
var style string

//go:embed page.html
var layout string

var tmpl = template.Must(template.New("page").Parse(layout))

// document is what the template is given.
type document struct {
	Title    string
	Style    template.CSS
	Headings []heading
	Cells    []cell
}

// cell is one cell of the page.
type cell struct {
	Prose   template.HTML // or
	Code    template.HTML
	Raw     string
	Number  string // "3"
	Outputs []part
	Failed  bool
}

// part is one output.
type part struct {
	Label string // the number of the cell, for its value
	HTML  template.HTML
}

// Render returns the page of a notebook. Pictures that its prose refers to are
// read from beside its file.
func Render(nb *notebook.Notebook) ([]byte, error) {
	p := newProse(filepath.Dir(nb.File))
	d := document{Title: nb.Title(), Style: template.CSS(style)}
	if d.Title == "" {
		d.Title = strings.TrimSuffix(filepath.Base(nb.File), filepath.Ext(nb.File))
	}
	for _, c := range nb.Cells {
		made, err := render(p, c)
		if err != nil {
			return nil, fmt.Errorf("page: %w", err)
		}
		d.Cells = append(d.Cells, made)
	}
	d.Headings = p.contents()
	var b bytes.Buffer
	if err := tmpl.Execute(&b, d); err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	return b.Bytes(), nil
}

func render(p *prose, c notebook.Cell) (made cell, err error) {
	switch c.Kind {
	case notebook.Prose:
		made.Prose, err = p.render(c)
		return made, err
	case notebook.Raw:
		made.Raw = c.Text
		return made, nil
	}
	n := c.Count
	if n == 0 {
		n = c.Number
	}
	made.Number = fmt.Sprint(n)
	if made.Code, err = highlight(strings.Trim(c.Text, "\n"), "go"); err != nil {
		return made, err
	}
	for _, o := range c.Outputs {
		p := part{HTML: output(o)}
		if o.Kind == notebook.Value {
			p.Label = made.Number
		}
		made.Outputs = append(made.Outputs, p)
		made.Failed = made.Failed || o.Kind == notebook.Error
	}
	return made, nil
}
