package repl

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/table"
	"naslab/repl/magic"
	"naslab/repl/session"
	"naslab/repl/show"
)

// magicWho lists the session's names.
func (sh *shell) magicWho(*invocation) verdict {
	list := sh.ses.Who()
	if len(list) == 0 {
		fmt.Fprintln(sh.out, "nothing is defined yet")
		return fine
	}
	fmt.Fprintln(sh.out, sh.fit(sh.whoTable(list)))
	return fine
}

// whoTable is the table of %who.
func (sh *shell) whoTable(list []session.Named) *table.Table {
	t := table.New("", "name", "kind", "what", "cell")
	for _, n := range list {
		t.Add(n.Name, n.Kind, sh.brief(n), n.Cell)
	}
	return t
}

// magicWhos lists variables and constants with their types and sizes.
func (sh *shell) magicWhos(in *invocation) verdict {
	want, err := magic.Words(in.Args)
	if err != nil {
		return sh.fail("%v", err)
	}
	t := table.New("", "name", "type", "value", "size")
	var names []string
	for _, n := range sh.ses.Who() {
		names = append(names, n.Name)
		if len(want) > 0 && !slices.Contains(want, n.Name) || len(want) == 0 && !n.Value.IsValid() {
			continue
		}
		size := any(nil)
		if n.Value.IsValid() {
			size = show.Bytes(show.Size(n.Value))
		}
		t.Add(n.Name, typeName(n), sh.brief(n), size)
	}
	for _, w := range want {
		if !slices.Contains(names, w) {
			return sh.fail("%s is not defined", w)
		}
	}
	if t.Len() == 0 {
		fmt.Fprintln(sh.out, "no variables are defined yet")
		return fine
	}
	fmt.Fprintln(sh.out, sh.fit(t))
	return fine
}

// typeName is the type of a variable, or the kind of anything else.
func typeName(n session.Named) string {
	if n.Kind == "func" || n.Kind == "type" || n.Type == "" {
		return n.Kind
	}
	return n.Type
}

// brief is a value in one short line.
func (sh *shell) brief(n session.Named) string {
	if n.Kind == "func" {
		return n.Text // without its body
	}
	if !n.Value.IsValid() {
		first, _, _ := strings.Cut(n.Source, "\n")
		if strings.HasSuffix(first, "{") {
			first += " ..."
		}
		return first
	}
	s, _, more := strings.Cut(sh.printer().Value(n.Value), "\n")
	if r := []rune(s); len(r) > 60 {
		return string(r[:57]) + "..."
	}
	if more {
		s += " ..."
	}
	return s
}
