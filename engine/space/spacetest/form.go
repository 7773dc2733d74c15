package spacetest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

func dims(t *testing.T, s space.Space) {
	if s.Name() == "" {
		t.Error("the space has no name")
	}
	if len(s.Dims()) == 0 {
		t.Error("the space has no decision")
	}
	seen := map[string]bool{}
	for i, d := range s.Dims() {
		if d.Name == "" || seen[d.Name] {
			t.Errorf("decision %d: its name %q is empty or stands twice", i, d.Name)
		}
		seen[d.Name] = true
		if len(d.Choices) == 0 {
			t.Errorf("%s has no choice", d.Name)
		}
		if d.Values != nil && len(d.Values) != len(d.Choices) {
			t.Errorf("%s has %d choices and %d values", d.Name, len(d.Choices), len(d.Values))
		}
		labels := map[string]bool{}
		for _, c := range d.Choices {
			if labels[c] {
				t.Errorf("%s has the choice %q twice", d.Name, c)
			}
			labels[c] = true
		}
	}
	if _, err := space.NewConditions(s.Dims()); err != nil {
		t.Error(err)
	}
}

func checkRejects(t *testing.T, s space.Space) {
	good := space.Sample(s, source())
	bad := map[string]space.Arch{
		"the zero value":     {},
		"another space":      {Space: s.Name() + "?", Genes: good.Genes},
		"no genes":           {Space: s.Name()},
		"a gene too few":     {Space: s.Name(), Genes: good.Genes[1:]},
		"a gene too many":    {Space: s.Name(), Genes: append(good.Genes[:len(good.Genes):len(good.Genes)], 0)},
		"a negative choice":  good.With(0, -1),
		"a choice too large": good.With(len(good.Genes)-1, len(s.Dims()[len(good.Genes)-1].Choices)),
	}
	for what, a := range bad {
		if s.Check(a) == nil {
			t.Errorf("Check accepts %s", what)
		}
		if _, err := s.Graph(a); err == nil {
			t.Errorf("Graph accepts %s", what)
		}
	}
}

func canonical(t *testing.T, s space.Space) {
	each(t, s, func(rng *rand.Rand, a space.Arch) {
		before := fmt.Sprint(a)
		c := mustCanonical(t, s, a)
		if err := s.Check(c); err != nil {
			t.Errorf("Check rejects the canonical form: %v", err)
		}
		if again := mustCanonical(t, s, c); !again.Equal(c) {
			t.Errorf("the canonical form of %v is %v", c, again)
		}
		if fmt.Sprint(a) != before {
			t.Errorf("Canonical changed its argument from %s to %v", before, a)
		}
		active, err := space.Active(s, a)
		if err != nil {
			t.Fatal(err)
		}
		for i, on := range active {
			other := a.With(i, rng.IntN(len(s.Dims()[i].Choices)))
			if !on && s.Check(other) == nil && !mustCanonical(t, s, other).Equal(c) {
				t.Errorf("%s does not count in %v, but changes its canonical form", s.Dims()[i].Name, a)
			}
		}
	})
}

func parseRoundTrip(t *testing.T, s space.Space) {
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		back, err := space.Parse(s, a.String())
		if err != nil || !back.Equal(a) {
			t.Errorf("Parse(%q) = %v, %v", a.String(), back, err)
		}
	})
	a := space.Sample(s, source()).String()
	for _, text := range []string{"", s.Name(), s.Name() + ":", "?" + a, a + "0", a + ".", a[:len(a)-1] + "x"} {
		if back, err := space.Parse(s, text); err == nil && back.String() != text {
			t.Errorf("Parse(%q) = %v, want an error", text, back)
		}
	}
}

// encodingsTellApart checks lengths and that two different networks never have
// the same encoding.
func encodingsTellApart(t *testing.T, s space.Space) {
	hot := 0
	for _, d := range s.Dims() {
		hot += len(d.Choices)
	}
	byCode := map[string]string{}
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		key := mustCanonical(t, s, a).Key()
		one, err1 := space.OneHot(s, a)
		ord, err2 := space.Ordinal(s, a)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if len(one) != hot || len(ord) != len(s.Dims()) {
			t.Errorf("encodings have lengths %d and %d, want %d and %d", len(one), len(ord), hot, len(s.Dims()))
		}
		for _, code := range []string{"one-hot " + fmt.Sprint(one), "ordinal " + fmt.Sprint(ord)} {
			if other, ok := byCode[code]; ok && other != key {
				t.Errorf("networks %s and %s have the same encoding %s", key, other, code)
			}
			byCode[code] = key
		}
	})
}

func graphForward(t *testing.T, s space.Space) {
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		g, err := s.Graph(a)
		if err != nil {
			t.Fatalf("Graph(%v): %v", a, err)
		}
		if err := g.Check(); err != nil {
			t.Errorf("Graph(%v): %v", a, err)
		}
		if len(g.Nodes) == 0 {
			t.Errorf("Graph(%v) is empty", a)
		}
		for _, n := range g.Nodes {
			if n.Op == "" {
				t.Errorf("Graph(%v) has an operation without a name", a)
			}
		}
		same, err := s.Graph(mustCanonical(t, s, a))
		if err != nil || fmt.Sprint(*same) != fmt.Sprint(*g) {
			t.Errorf("the graph of %v differs from that of its canonical form (error %v)", a, err)
		}
	})
}
