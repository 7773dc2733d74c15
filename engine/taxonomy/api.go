package taxonomy

import (
	"fmt"
	"slices"
	"strings"

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
type Coverage struct {
	Rows []Row
	// Fetch lists the data sets without which some of the benchmarks in Rows cannot
	// be opened yet.
	Fetch []string
}

// Survey asks the registries and returns all entries, or those that the words
// choose: a word chooses the branches of which a word begins so ("spaces"), and
// the entries whose id does ("DARTS"). Words that are together the name of a
// branch choose that one. A word that chooses nothing is an error that gives the
// nearest.
func Survey(words []string) (Coverage, error) {
	pick, err := picker(words)
	if err != nil {
		return Coverage{}, err
	}
	l := ask()
	var c Coverage
	for _, b := range branches() {
		for _, e := range b.entries {
			if pick(b.name, e.id) {
				c.Rows = append(c.Rows, e.row(b.name, l))
			}
		}
	}
	for _, r := range own(l) {
		if pick(ownBranch, r.ID) {
			c.Rows = append(c.Rows, r)
		}
	}
	c.Fetch = toFetch(c.Rows)
	return c, nil
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
	t.Note = c.notes()
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
	entries := "entries"
	if len(c.Rows) == 1 {
		entries = "entry"
	}
	return fmt.Sprintf("%d %s: %d here, %d partly, %d not yet", len(c.Rows), entries, n["here"], n["partly"], n[notYet])
}
