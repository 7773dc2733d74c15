package taxonomy

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/name"
	"naslab/engine/table"
)

// Row is one entry with what is there of it now.
type Row struct {
	Branch     string   // such as "search spaces"
	ID         string   // such as "cell-based"
	Definition string   // one sentence
	Here       []string // what naslab has: registered names, and functions such as "supernet.Sandwich"
	Missing    []string // what belongs here and is not there yet
}

// Status is "here", "partly" or "not yet".
func (r Row) Status() string {
	switch {
	case len(r.Here) == 0:
		return notYet
	case len(r.Missing) > 0:
		return "partly"
	}
	return "here"
}

const notYet = "not yet"

// ownBranch is the branch of what no entry knows.
const ownBranch = "of your own"

// branch is a part of the survey, in its order.
type branch struct {
	name    string
	entries []entry
}

func branches() []branch {
	return []branch{
		{"search spaces", spaces()},
		{"black-box search", blackbox()},
		{"one-shot search", oneshot()},
		{"speed-ups", speedups()},
		{"extensions", extensions()},
		{"benchmarks", benchmarks()},
	}
}

// Coverage is the taxonomy at one moment.
type Coverage struct{ Rows []Row }

// Survey asks the registries and returns all entries, or those of the branches
// whose names begin with one of the words given. A word that begins none is an
// error that gives the nearest.
func Survey(words []string) (Coverage, error) {
	var known []string
	for _, b := range branches() {
		known = append(known, b.name)
	}
	known = append(known, ownBranch)
	for _, w := range words {
		if !slices.ContainsFunc(known, func(b string) bool { return begins(b, w) }) {
			return Coverage{}, fmt.Errorf("taxonomy: %w; the branches are %s", name.Miss("branch", w, known, ""), strings.Join(known, ", "))
		}
	}
	l := ask()
	var c Coverage
	for _, b := range branches() {
		if !wanted(b.name, words) {
			continue
		}
		for _, e := range b.entries {
			c.Rows = append(c.Rows, e.row(b.name, l))
		}
	}
	if wanted(ownBranch, words) {
		c.Rows = append(c.Rows, own(l)...)
	}
	return c, nil
}

func wanted(branch string, words []string) bool {
	return len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return begins(branch, w) })
}

// begins reports whether w begins one of the words of branch.
func begins(branch, w string) bool {
	w = strings.ToLower(strings.TrimSpace(w))
	return w != "" && (strings.HasPrefix(branch, w) || strings.Contains(branch, " "+w))
}

// own lists what is registered and claimed by no entry, one row per kind.
func own(l live) []Row {
	var rows []Row
	for _, k := range kinds {
		var names []string
		for _, n := range l[k] {
			if !Claimed(string(k), n) {
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			rows = append(rows, Row{Branch: ownBranch, ID: string(k), Definition: "registered by you, or under a name that no entry above knows", Here: names})
		}
	}
	return rows
}

// Claimed reports whether an entry knows the name. Kind is "space", "search
// method", "predictor", "benchmark" or "device". What is built in is claimed.
func Claimed(kind, name string) bool { return len(Entries(kind, name)) > 0 }

// Entries returns the ids of the entries that claim a name.
func Entries(kind, name string) []string {
	var ids []string
	for _, b := range branches() {
		for _, e := range b.entries {
			if slices.ContainsFunc(e.parts, func(p part) bool { return string(p.kind) == kind && p.claims(name) }) {
				ids = append(ids, e.id)
			}
		}
	}
	return ids
}

// AsTable returns one row per entry: branch, id, status, what is here, what is not
// yet, definition. It is wide, so the prompt shows String instead.
func (c Coverage) AsTable() *table.Table {
	t := table.New("taxonomy", "branch", "entry", "status", "here", notYet, "definition")
	for _, r := range c.Rows {
		t.Add(r.Branch, r.ID, r.Status(), cell(r.Here), cell(r.Missing), r.Definition)
	}
	t.Note = c.counts()
	return t
}

func cell(names []string) any {
	if len(names) == 0 {
		return nil
	}
	return strings.Join(names, ", ")
}

func (c Coverage) counts() string {
	n := map[string]int{}
	for _, r := range c.Rows {
		n[r.Status()]++
	}
	return fmt.Sprintf("%d entries: %d here, %d partly, %d not yet", len(c.Rows), n["here"], n["partly"], n[notYet])
}
