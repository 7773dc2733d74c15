package repl

import (
	"fmt"
	"image"
	_ "image/png" // figures are PNG files
	"os"
	"strings"
	"sync"

	"golang.org/x/term"

	"naslab/engine/table"
	"naslab/repl/bar"
	"naslab/repl/config"
	"naslab/repl/gallery"
	"naslab/repl/picture"
)

// pictures is what a shell on a terminal shows of figures.
type pictures struct {
	look func() picture.Terminal // may ask the terminal
	find func() picture.Terminal // look, once
	mu   sync.Mutex
	text strings.Builder // printed for the values of the running cell
}

// onTerminal gives the shell what a terminal can do: a bar on its last line, and
// pictures.
func (sh *shell) onTerminal(c *console) {
	out := c.Terminal
	sh.columns = func() int {
		width, _, err := term.GetSize(int(out.Fd()))
		if err != nil || width <= 0 {
			return 80
		}
		return width
	}
	sh.screen = bar.NewScreen(out, sh.columns)
	sh.out = sh.screen.Above(sh.out)
	if f, ok := c.Err.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		sh.err = sh.screen.Above(sh.err)
	}
	if c.Bar == nil {
		c.Bar = func(what string, total int) Bar { return sh.screen.Bar(what, total) }
	}
	sh.pictures = &pictures{look: func() picture.Terminal { return sh.lookAt(out) }}
	sh.pictures.again()
	sh.figures.Watch(sh.picture)
}

// again has the terminal looked at once more, for changed settings.
func (p *pictures) again() { p.find = sync.OnceValue(p.look) }

// lookAt finds out how a terminal shows pictures. It asks the terminal when that
// is also what is typed at, which nobody reads while a cell runs.
func (sh *shell) lookAt(out *os.File) picture.Terminal {
	kind, _ := picture.ParseKind(sh.config.Text(config.Images)) // was checked
	var ask *os.File
	if term.IsTerminal(int(sh.app.In.Fd())) {
		ask = sh.app.In
	}
	return picture.Detect(out, ask, kind)
}

// clearBars takes the bars of a cell away, which may have left some.
func (sh *shell) clearBars() {
	if sh.screen != nil {
		sh.screen.Clear()
	}
}

// picture shows a figure where that can be done.
func (sh *shell) picture(f gallery.Figure) {
	if sh.pictures == nil {
		return
	}
	t := sh.pictures.find()
	if t.Kind == picture.Off {
		return
	}
	img, err := read(f.Path)
	if err == nil {
		err = t.Draw(sh.out, img)
	}
	if err != nil {
		fmt.Fprintln(sh.err, sh.dim("note: "+err.Error()))
	}
}

func read(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	return img, err
}

// said notes what was printed for a value.
func (p *pictures) said(text string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text.WriteString(text)
}

// take returns what was printed since it was last called.
func (p *pictures) take() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.text.String()
	p.text.Reset()
	return s
}

// nameFigures tells the files of a cell's figures that no value has told.
func (sh *shell) nameFigures(label string) {
	if sh.pictures == nil || label == "" {
		return
	}
	text := sh.pictures.take()
	for _, f := range sh.figures.Take() {
		if !strings.Contains(text, f.Path) {
			fmt.Fprintln(sh.out, sh.dim(fmt.Sprintf("figure %d: %s", f.Number, f.Path)))
		}
	}
}

// fit prints a whole table, no wider than the terminal.
func (sh *shell) fit(t *table.Table) string {
	if sh.columns == nil {
		return t.Render(0)
	}
	return t.Fit(0, sh.columns())
}
