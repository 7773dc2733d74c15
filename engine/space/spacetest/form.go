package spacetest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
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

// trim checks that decisions that do not count are cut off and nothing else.
func trim(t *testing.T, s space.Space) {
	each(t, s, func(rng *rand.Rand, a space.Arch) {
		before := fmt.Sprint(a)
		c := mustTrim(t, s, a)
		if err := s.Check(c); err != nil {
			t.Errorf("Check rejects the trimmed form: %v", err)
		}
		if again := mustTrim(t, s, c); !again.Equal(c) {
			t.Errorf("the trimmed form of %v is %v", c, again)
		}
		if fmt.Sprint(a) != before {
			t.Errorf("Trim changed its argument from %s to %v", before, a)
		}
		active, err := space.Active(s, a)
		if err != nil {
			t.Fatal(err)
		}
		for i, on := range active {
			other := a.With(i, rng.IntN(len(s.Dims()[i].Choices)))
			if !on && s.Check(other) == nil && !mustTrim(t, s, other).Equal(c) {
				t.Errorf("%s does not count in %v, but changes its trimmed form", s.Dims()[i].Name, a)
			}
		}
	})
}

func canonical(t *testing.T, s space.Space) {
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		before := fmt.Sprint(a)
		c := mustCanonical(t, s, a)
		if err := s.Check(c); err != nil {
			t.Errorf("Check rejects the canonical form: %v", err)
		}
		if again := mustCanonical(t, s, c); !again.Equal(c) {
			t.Errorf("the canonical form of %v is %v", c, again)
		}
		if trimmed := mustTrim(t, s, c); !trimmed.Equal(c) {
			t.Errorf("the canonical form %v is not trimmed", c)
		}
		if fmt.Sprint(a) != before {
			t.Errorf("Canonical changed its argument from %s to %v", before, a)
		}
		if other := mustCanonical(t, s, mustTrim(t, s, a)); !other.Equal(c) {
			t.Errorf("the canonical forms of %v and of its trimmed form are %v and %v", a, c, other)
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
		same, err := s.Graph(mustTrim(t, s, a))
		if err != nil || fmt.Sprint(*same) != fmt.Sprint(*g) {
			t.Errorf("the graph of %v differs from that of its trimmed form (error %v)", a, err)
		}
	})
}

// draw checks the pictures, and that two spellings of one point look alike.
func draw(t *testing.T, s space.Space) {
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		pictures, err := space.Draw(s, a)
		if err != nil || len(pictures) == 0 {
			t.Fatalf("Draw(%v): %d pictures, %v", a, len(pictures), err)
		}
		for _, d := range pictures {
			if err := d.Check(); err != nil {
				t.Error(err)
			}
			if d.Title == "" || len(d.Nodes) == 0 {
				t.Errorf("Draw(%v) gave %v", a, &d)
			}
		}
		same, err := space.Draw(s, mustTrim(t, s, a))
		if err != nil || len(same) != len(pictures) {
			t.Fatalf("Draw of the trimmed form of %v: %d pictures, %v", a, len(same), err)
		}
		for i := range same {
			same[i].Title = pictures[i].Title
			if fmt.Sprint(same[i]) != fmt.Sprint(pictures[i]) {
				t.Errorf("the picture of %v differs from that of its trimmed form", a)
			}
		}
	})
	if _, err := space.Draw(s, space.Arch{}); err == nil {
		t.Error("Draw accepts the zero value")
	}
}

// traitsComplete checks that nothing is left out of what TraitsOf returns.
func traitsComplete(t *testing.T, s space.Space) {
	full, err := space.TraitsOf(s)
	if err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(full)
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Func && f.IsNil() {
			t.Errorf("TraitsOf leaves %s out", v.Type().Field(i).Name)
		}
	}
	if full.Size <= 0 || full.Unique < 0 || full.Unique > full.Size || len(full.Encodings) < 3 {
		t.Errorf("Size %g, Unique %g, %d encodings", full.Size, full.Unique, len(full.Encodings))
	}
}
