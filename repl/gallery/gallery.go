package gallery

import (
	"slices"
	"sync"
)

// Figure is one figure of a session.
type Figure struct {
	Number int      // from 1, in the order of drawing
	Title  string   // may be empty
	Path   string   // of the PNG
	Files  []string // all that was written, the PNG first
	Cell   string   // that drew it, "In [3]"; empty outside cells
}

// Gallery is the list of a session's figures. Its zero value is empty; its
// methods may be called from several goroutines.
type Gallery struct {
	mu    sync.Mutex
	all   []Figure
	cell  string
	fresh int // index of the first one that was not taken
	watch func(Figure)
}

// Begin says that a cell begins: figures that follow are its own.
func (g *Gallery) Begin(cell string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.cell, g.fresh = cell, len(g.all)
}

// Watch has f told of every figure as soon as it is there; nil ends that.
func (g *Gallery) Watch(f func(Figure)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.watch = f
}

// Add takes up a figure. One whose file is there already is drawn anew: it
// moves to the end and keeps no old number.
func (g *Gallery) Add(title string, files []string) Figure {
	if len(files) == 0 {
		return Figure{}
	}
	f := Figure{Title: title, Path: files[0], Files: slices.Clone(files)}
	g.mu.Lock()
	f.Cell, f.Number = g.cell, g.last()+1
	g.forget(f.Path)
	g.all = append(g.all, f)
	watch := g.watch
	g.mu.Unlock()
	if watch != nil {
		watch(f)
	}
	return f
}

// last is the greatest number given.
func (g *Gallery) last() int {
	if len(g.all) == 0 {
		return 0
	}
	return g.all[len(g.all)-1].Number
}

// forget drops the figure with the path.
func (g *Gallery) forget(path string) {
	i := slices.IndexFunc(g.all, func(f Figure) bool { return f.Path == path })
	if i < 0 {
		return
	}
	g.all = slices.Delete(g.all, i, i+1)
	if i < g.fresh {
		g.fresh--
	}
}

// Take returns the figures of the running or last cell that were not taken yet.
func (g *Gallery) Take() []Figure {
	g.mu.Lock()
	defer g.mu.Unlock()
	fs := slices.Clone(g.all[g.fresh:])
	g.fresh = len(g.all)
	return fs
}

// All returns all figures in order.
func (g *Gallery) All() []Figure {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.Clone(g.all)
}

// Get returns the figure with the number.
func (g *Gallery) Get(number int) (Figure, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, f := range g.all {
		if f.Number == number {
			return f, true
		}
	}
	return Figure{}, false
}
