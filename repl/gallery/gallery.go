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
	fresh []Figure // not taken yet
	watch func(Figure)
}

// Begin says that a cell begins: figures that follow are its own.
func (g *Gallery) Begin(cell string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.cell, g.fresh = cell, nil
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
	g.all, g.fresh = append(g.all, f), append(g.fresh, f)
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
	same := func(f Figure) bool { return f.Path == path }
	g.all, g.fresh = slices.DeleteFunc(g.all, same), slices.DeleteFunc(g.fresh, same)
}

// Take returns the figures of the running or last cell that were not taken yet.
func (g *Gallery) Take() []Figure {
	g.mu.Lock()
	defer g.mu.Unlock()
	fs := g.fresh
	g.fresh = nil
	return fs
}

// All returns all figures in order.
func (g *Gallery) All() []Figure {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.Clone(g.all)
}

// Again makes an earlier figure one of the running cell, so that it is shown
// once more; false when there is none of that number.
func (g *Gallery) Again(number int) (Figure, bool) {
	g.mu.Lock()
	i := slices.IndexFunc(g.all, func(f Figure) bool { return f.Number == number })
	if i < 0 {
		g.mu.Unlock()
		return Figure{}, false
	}
	f := g.all[i]
	g.fresh = append(g.fresh, f)
	watch := g.watch
	g.mu.Unlock()
	if watch != nil {
		watch(f)
	}
	return f, true
}
