package taxonomy_test

import (
	"slices"
	"strings"
	"testing"

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/predict"
	"naslab/engine/search"
	"naslab/engine/space"
	"naslab/engine/taxonomy"
)

// TestBuiltInsHaveAnEntry is for whoever adds a built-in: name it in an entry.
func TestBuiltInsHaveAnEntry(t *testing.T) {
	engine.Install()
	for _, c := range []struct {
		kind  string
		names []string
	}{
		{"space", space.Names()}, {"search method", search.Names()}, {"predictor", predict.Names()},
		{"benchmark", bench.Names()}, {"device", device.Names()},
	} {
		if len(c.names) == 0 {
			t.Errorf("no %s is registered", c.kind)
		}
		for _, n := range c.names {
			if !taxonomy.Claimed(c.kind, n) {
				t.Errorf("the built-in %s %q stands in no entry of the taxonomy; name it in one of the files of engine/taxonomy", c.kind, n)
			}
		}
	}
	for _, n := range space.Names() {
		if _, ok := taxonomy.Kind(n); !ok {
			t.Errorf("the built-in space %q is of no kind; name it in engine/taxonomy/spaces.go", n)
		}
	}
}

func find(t *testing.T, id string) taxonomy.Row {
	t.Helper()
	c, err := taxonomy.Survey(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Rows {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no entry %q", id)
	return taxonomy.Row{}
}

// The registry is of the process, so these names stay; no other test minds them.
func TestRegisteredAppears(t *testing.T) {
	engine.Install()
	if r := find(t, "meta-learning"); slices.Contains(r.Here, "help") || !slices.Contains(r.Missing, "transferable predictors") {
		t.Fatalf("before: %+v", r)
	}
	predict.Register("help", predict.NewGP)
	if r := find(t, "meta-learning"); !slices.Contains(r.Here, "help") || slices.Contains(r.Missing, "transferable predictors") || r.Status() != "partly" {
		t.Errorf("after: %+v, %s", r, r.Status())
	}
	search.Register("my-own-walk", search.NewRS)
	c, err := taxonomy.Survey([]string{"of your own"})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Rows) != 1 || c.Rows[0].ID != "search method" || !slices.Equal(c.Rows[0].Here, []string{"my-own-walk"}) {
		t.Errorf("the user's own: %+v", c.Rows)
	}
}

func TestSurvey(t *testing.T) {
	engine.Install()
	c, err := taxonomy.Survey(nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range c.Rows {
		key := r.Branch + "/" + r.ID
		if seen[key] || r.Definition == "" || len(r.Here)+len(r.Missing) == 0 {
			t.Errorf("%s: twice, without a definition, or without parts", key)
		}
		seen[key] = true
	}
	if d := find(t, "SNAS"); d.Status() == "not yet" && !slices.Equal(d.Missing, []string{"SNAS"}) {
		t.Errorf("an empty entry says %q", d.Missing)
	}
	if s := find(t, "supernet, not differentiable"); !slices.Contains(s.Here, "supernet.Sandwich") {
		t.Errorf("the supernet's strategies are %q", s.Here)
	}
	text := c.String()
	for line := range strings.Lines(text) {
		if len([]rune(line)) > 97 {
			t.Errorf("a line of %d: %s", len(line), line)
		}
	}
	for _, part := range []string{"search spaces\n", "here: ", "not yet: ", "nb201", "nsga2", "hwgpt/* (39)", " entries: "} {
		if !strings.Contains(text, part) {
			t.Errorf("the text lacks %q", part)
		}
	}
	if n := c.AsTable().Len(); n != len(c.Rows) {
		t.Errorf("%d rows for %d entries", n, len(c.Rows))
	}
}

// TestSizes checks the table against closed forms.
func TestSizes(t *testing.T) {
	engine.Install()
	table, err := taxonomy.Sizes()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]struct {
		kind string
		size float64
	}{
		"nb201": {"cell-based", 15625}, "enas/6": {"macro", 1528823808}, "nbmacro": {"macro", 6561},
		"transnas/macro": {"macro", 3256}, "natssize": {"chain-structured", 32768},
	}
	for _, row := range table.Rows {
		w, ok := want[row[1].(string)]
		if ok && (row[0] != w.kind || row[4] != w.size) {
			t.Errorf("%v, want %v", row, w)
		}
		delete(want, row[1].(string))
	}
	if len(want) > 0 {
		t.Errorf("not in the table: %v", want)
	}
}
