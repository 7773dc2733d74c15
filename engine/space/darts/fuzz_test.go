package darts

import "testing"

func FuzzParseGenotype(f *testing.F) {
	g, err := ParseGenotype(published)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{published, g.Compact(), g.Normal.Items() + "\n" + g.Reduce.Items(), `{"NetworkSelectorDatasetInfo:darts:edge_normal_0": "skip_connect"}`, "Genotype(normal=[("} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, err := ParseGenotype(text)
		if err != nil {
			return
		}
		if err := g.Check(); err != nil {
			t.Fatal(err)
		}
		if back, err := ParseGenotype(g.Python()); err != nil || back != g {
			t.Fatalf("%v reads as %v, %v", g, back, err)
		}
	})
}
