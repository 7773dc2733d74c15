package repl

import (
	"strings"
	"sync"

	"naslab/repl/session"
)

// cellLog is what was entered in a session, for %history and %save.
type cellLog struct {
	mu  sync.Mutex
	all []session.Cell
}

// add notes a cell.
func (l *cellLog) add(c session.Cell) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, c)
}

// list returns all cells, or those that hold a word.
func (l *cellLog) list(word string) []session.Cell {
	l.mu.Lock()
	defer l.mu.Unlock()
	var found []session.Cell
	for _, e := range l.all {
		if strings.Contains(e.Text, word) {
			found = append(found, e)
		}
	}
	return found
}
