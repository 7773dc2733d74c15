package repl

import (
	"bytes"
	"fmt"
	"html"
	"image/png"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"naslab/engine/table"
	"naslab/repl/gallery"
	"naslab/repl/jupyter"
)

// bundle gives values the forms that notebooks can draw: text always, and a
// table where the one value is one.
func (f *jupyterFace) bundle(values []reflect.Value) jupyter.Bundle {
	b := jupyter.Text(f.sh.printer().Values(values))
	if t := f.sh.printer().TableOf(values); t != nil {
		b.Data["text/html"] = t.HTML(htmlRows)
	}
	return b
}

// htmlRows is how many rows of a table a notebook shows.
const htmlRows = 30

// Dots per inch of saved figures, and of a browser.
const (
	savedDots   = 300
	browserDots = 96
)

// pictureBundle is a figure for a notebook. Figures are saved fine enough for
// print, and shown in the size that they have there.
func pictureBundle(g gallery.Figure) (jupyter.Bundle, error) {
	content, err := os.ReadFile(g.Path)
	if err != nil {
		return jupyter.Bundle{}, err
	}
	size, err := png.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return jupyter.Bundle{}, fmt.Errorf("%s: %w", g.Path, err)
	}
	b := jupyter.Text(strings.TrimLeft(g.Title+"\n"+strings.Join(g.Files, "  "), "\n"))
	b.Data["image/png"] = encoded(content)
	if slices.ContainsFunc(g.Files, func(s string) bool { return strings.HasSuffix(s, ".svg") }) {
		scale := func(n int) int { return n * browserDots / savedDots }
		b.Metadata = map[string]any{"image/png": map[string]any{"width": scale(size.Width), "height": scale(size.Height)}}
	}
	return b, nil
}

// barEvery is the time between two pictures of a bar.
const barEvery = 100 * time.Millisecond

// jupyterBar is a bar of progress that a notebook draws over.
type jupyterBar struct {
	face         *jupyterFace
	id           string
	what, detail string
	done, total  int
	began, drawn time.Time
	mu           sync.Mutex
	ended        bool
}

// bar begins a bar; it is shown at once.
func (f *jupyterFace) bar(what string, total int) Bar {
	f.mu.Lock()
	f.bars++
	id := fmt.Sprintf("naslab-bar-%d-%d", os.Getpid(), f.bars)
	f.mu.Unlock()
	now := time.Now()
	b := &jupyterBar{face: f, id: id, what: what, total: total, began: now, drawn: now}
	f.host.Display(b.bundle(), id)
	return b
}

// At moves the bar.
func (b *jupyterBar) At(done int, detail string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.done, b.detail = done, detail
	if now := time.Now(); !b.ended && now.Sub(b.drawn) >= barEvery {
		b.drawn = now
		b.face.host.Update(b.bundle(), b.id)
	}
}

// End leaves the bar as it is, with the time that it took.
func (b *jupyterBar) End() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.ended {
		b.ended = true
		b.face.host.Update(b.bundle(), b.id)
	}
}

// bundle is the bar as text, and as what a browser draws.
func (b *jupyterBar) bundle() jupyter.Bundle {
	const width = 24
	part := 0.0
	if b.total > 0 {
		part = min(1, max(0, float64(b.done)/float64(b.total)))
	}
	full := int(part * width)
	label, note := b.label(), b.note(time.Since(b.began))
	out := jupyter.Text(fmt.Sprintf("%s [%s%s] %s", label, strings.Repeat("█", full), strings.Repeat(" ", width-full), note))
	out.Data["text/html"] = fmt.Sprintf(
		`<div style="font-family: monospace">%s<br><progress value="%d" max="%d" style="width: 20em; vertical-align: middle"></progress> %s</div>`,
		html.EscapeString(label), b.done, max(1, b.total), html.EscapeString(note))
	return out
}

func (b *jupyterBar) label() string {
	if b.detail == "" {
		return b.what
	}
	return b.what + ", " + b.detail
}

// note is how far it is and how long it lasts.
func (b *jupyterBar) note(spent time.Duration) string {
	s := fmt.Sprintf("%d of %d", b.done, b.total)
	if b.ended {
		return fmt.Sprintf("%s in %s", s, spent.Round(100*time.Millisecond))
	}
	if b.done <= 0 || b.done >= b.total || spent <= 0 {
		return s
	}
	rate := float64(b.done) / spent.Seconds()
	left := time.Duration(float64(b.total-b.done) / rate * float64(time.Second))
	return fmt.Sprintf("%s, %s/s, %s left", s, table.Number(float64(int(rate*10+0.5))/10), left.Round(time.Second))
}
