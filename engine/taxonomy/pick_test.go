package taxonomy_test

import (
	"slices"
	"strings"
	"testing"

	"naslab/engine"
	"naslab/engine/taxonomy"
)

// ids lists the entries that words choose.
func ids(t *testing.T, words ...string) []string {
	t.Helper()
	c, err := taxonomy.Survey(words)
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	var list []string
	for _, r := range c.Rows {
		list = append(list, r.Branch+"/"+r.ID)
	}
	return list
}

func TestChosen(t *testing.T) {
	engine.Install()
	for _, line := range ids(t, "Spaces", "speed") {
		if !strings.HasPrefix(line, "search spaces/") && !strings.HasPrefix(line, "speed-ups/") {
			t.Errorf("%q was not asked for", line)
		}
	}
	if got, want := ids(t, "search", "spaces"), ids(t, "spaces"); !slices.Equal(got, want) {
		t.Errorf("the branch by its whole name has %q", got)
	}
	for id, want := range map[string]string{"DARTS": "one-shot search/DARTS", "cell-based": "search spaces/cell-based", "zero-cost": "speed-ups/zero-cost proxies"} {
		if got := ids(t, id); len(got) < 1 || got[0] != want {
			t.Errorf("%s chooses %q", id, got)
		}
	}
	if got := ids(t, "local", "search"); !slices.Equal(got, []string{"black-box search/local search"}) {
		t.Errorf("an entry by its whole name chooses %q", got)
	}
}

func TestMisspelt(t *testing.T) {
	engine.Install()
	for word, near := range map[string]string{
		"spces": `"spaces"`, "benchmarcs": `"benchmarks"`, "oneshot": `"one-shot"`, "blackbox": `"black-box"`,
		"speedups": `"speed-ups"`, "extentions": `"extensions"`, "DRATS": `"DARTS"`, "hypernetwork": "",
	} {
		_, err := taxonomy.Survey([]string{word})
		switch {
		case near == "" && err != nil:
			t.Errorf("%s: %v", word, err)
		case near != "" && (err == nil || !strings.Contains(err.Error(), "did you mean "+near)):
			t.Errorf("%s: %v, want %s suggested", word, err, near)
		}
	}
	for _, word := range []string{"", " ", "xyzzy", "\x00"} {
		if _, err := taxonomy.Survey([]string{word}); err == nil || !strings.Contains(err.Error(), "the branches are") {
			t.Errorf("%q: %v", word, err)
		}
	}
}

// TestFetch sees that what has no data on this machine is not passed off as ready.
func TestFetch(t *testing.T) {
	engine.Install()
	t.Setenv("NASLAB_DATA", t.TempDir())
	c, err := taxonomy.Survey([]string{"tabular"})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(c.Fetch, "nb201") || !slices.IsSorted(c.Fetch) || !strings.Contains(c.String(), "naslab data get") {
		t.Errorf("to fetch: %q", c.Fetch)
	}
	if c, err = taxonomy.Survey([]string{"encodings"}); err != nil || len(c.Fetch) != 0 || strings.Contains(c.String(), "data get") {
		t.Errorf("without benchmarks: %q, %v", c.Fetch, err)
	}
}
