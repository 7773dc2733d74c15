package notebook

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	escape   = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, "\n", " ")
	unescape = strings.NewReplacer(`\\`, `\`, `\[`, `[`, `\]`, `]`)
	sequence = regexp.MustCompile("\x1b\\[[0-9;?]*[a-zA-Z]")
)

// Strip takes the escape sequences of terminals out of a text.
func Strip(s string) string { return sequence.ReplaceAllString(s, "") }

// markdownWriter writes a notebook as Markdown.
type markdownWriter struct {
	strings.Builder
	file    string
	numbers int // pictures without a name so far
	out     Written
}

func (nb *Notebook) markdown(file string) Written {
	w := &markdownWriter{file: file}
	for i, c := range nb.Cells {
		w.space(c, i == 0)
		switch c.Kind {
		case Prose:
			w.WriteString(strings.TrimRight(c.Text, "\n") + "\n")
		case Raw:
			w.fenced("```", "raw", c.Text, "")
		default:
			w.fenced(cmp.Or(c.fence, "```"), cmp.Or(c.info, "go"), c.Text, c.shut)
			w.outputs(c)
		}
	}
	w.out.Content = []byte(w.String())
	return w.out
}

// space writes the empty lines before a cell.
func (w *markdownWriter) space(c Cell, first bool) {
	n := c.space - 1
	if n < 0 && !first {
		n = 1
	}
	w.WriteString(strings.Repeat("\n", max(0, n)))
}

// fenced writes a text in a fence that is long enough for it. shut is the line
// that closed it where it was read.
func (w *markdownWriter) fenced(fence, info, text, shut string) {
	indent := fence[:len(fence)-len(strings.TrimLeft(fence, " "))]
	mark := strings.TrimLeft(fence, " ")
	for strings.Contains(text, mark) {
		mark += mark[:1]
	}
	text = strings.TrimRight(text, "\n")
	if text != "" {
		text += "\n"
	}
	if !strings.HasPrefix(strings.TrimSpace(shut), mark) {
		shut = indent + mark
	}
	fmt.Fprintf(w, "%s%s%s\n%s%s\n", indent, mark, info, text, shut)
}

func (w *markdownWriter) outputs(c Cell) {
	for _, o := range c.Outputs {
		if o.Data[PNG] != nil || o.Data[SVG] != nil || o.Path != "" {
			w.picture(o)
			continue
		}
		info := "output"
		switch {
		case o.Kind == Error:
			info += " error"
		case o.Kind == Stream && o.Name == "stderr":
			info += " stderr"
		case o.Kind != Stream:
			info += " value"
		}
		if o.Varies {
			info += " varies"
		}
		w.WriteString("\n")
		w.fenced("```", info, printable(Strip(o.Text())), "")
	}
}

// printable leaves out what makes a file no text.
func printable(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

// picture writes a line with a picture, whose file comes to lie beside.
func (w *markdownWriter) picture(o Output) {
	ext, content := ".png", o.Data[PNG]
	if content == nil && o.Data[SVG] != nil {
		ext, content = ".svg", o.Data[SVG]
	}
	name := filepath.Base(o.Path)
	if o.Path == "" || filepath.Ext(name) != ext {
		w.numbers++
		name = fmt.Sprintf("figure-%d%s", w.numbers, ext)
	}
	dir := filesOf(w.file)
	if content != nil {
		w.out.Beside = append(w.out.Beside, Beside{Path: filepath.Join(dir, name), Content: content})
	}
	link := path.Join(filepath.Base(dir), name)
	if strings.Contains(link, " ") {
		link = "<" + link + ">"
	}
	title, _, _ := strings.Cut(o.Text(), "\n")
	fmt.Fprintf(w, "\n![%s](%s)\n", escape.Replace(title), link)
}
