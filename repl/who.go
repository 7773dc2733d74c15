package repl

import (
	"naslab/engine/table"
	"naslab/repl/session"
)

// whoTable is the table of %who.
func (sh *shell) whoTable(list []session.Named) *table.Table {
	t := table.New("", "name", "kind", "what", "cell")
	for _, n := range list {
		t.Add(n.Name, n.Kind, sh.brief(n), n.Cell)
	}
	return t
}
