package repl

import (
	"naslab/engine/table"
	"naslab/repl/session"
)

// whoTable is the table of %who.
func whoTable(list []session.Named) *table.Table {
	t := table.New("", "name", "kind", "what", "cell")
	for _, n := range list {
		t.Add(n.Name, n.Kind, brief(n), n.Cell)
	}
	return t
}
