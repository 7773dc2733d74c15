package taxonomy_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine"
	"naslab/engine/space"
	"naslab/engine/space/enas"
)

func named(t *testing.T, name string) space.Space {
	t.Helper()
	engine.Install()
	s, err := space.New(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestClosedForms has the sizes that the survey's table of spaces gives.
func TestClosedForms(t *testing.T) {
	for _, c := range []struct {
		space         string
		size, network float64 // architectures; different networks, 0 where nobody counts them
	}{
		{"enas/6", math.Pow(6, 6) * math.Pow(2, 15), 0},
		{"enas/12", math.Pow(6, 12) * math.Pow(2, 66), 0},
		{"darts", math.Pow(1*3*6*10*math.Pow(7, 8), 2), 0},
		{"nb101", math.NaN(), 423624},
		{"nb201", math.Pow(5, 6), 0},
		{"nbmacro", math.Pow(3, 8), 0},
		{"transnas/macro", 3256, 0},
		{"transnas/micro", math.Pow(4, 6), 0},
	} {
		s := named(t, c.space)
		size, err := space.Size(s)
		if err != nil || !math.IsNaN(c.size) && math.Abs(size/c.size-1) > 1e-12 {
			t.Errorf("%s has %g architectures (error %v), want %g", c.space, size, err, c.size)
		}
		unique, err := space.Unique(s)
		if err != nil || c.network > 0 && unique != c.network {
			t.Errorf("%s has %g networks (error %v), want %g", c.space, unique, err, c.network)
		}
	}
	// Any other number of layers: six operations each, and a skip from every
	// earlier one.
	for layers := 2; layers <= 12; layers++ {
		s, err := enas.New(layers)
		if err != nil {
			t.Fatal(err)
		}
		want := math.Pow(6, float64(layers)) * math.Pow(2, float64(layers*(layers-1)/2))
		if size, err := space.Size(s); err != nil || math.Abs(size/want-1) > 1e-12 {
			t.Errorf("ENAS of %d layers has %g, %v; want %g", layers, size, err, want)
		}
	}
}

// TestPathLengths has the sums of q^i over the lengths of paths.
func TestPathLengths(t *testing.T) {
	for _, c := range []struct {
		space     string
		ops       float64
		from, to  int // operations on a path
		truncated int
	}{
		{"nb101", 3, 0, 5, 40},
		{"nb201", 5, 1, 3, 30},
	} {
		want := 0.0
		for i := c.from; i <= c.to; i++ {
			want += math.Pow(c.ops, float64(i))
		}
		s := named(t, c.space)
		if e, err := space.FindEncoding(s, "path"); err != nil || e.Len != int(want) {
			t.Errorf("%s: %v, %v; want length %g", c.space, e, err, want)
		}
		if e, err := space.FindEncoding(s, "truncated"); err != nil || e.Len != c.truncated {
			t.Errorf("%s: %v, %v; want length %d", c.space, e, err, c.truncated)
		}
	}
}

// TestSevenEncodings takes random cells through every encoding and back. Paths cut
// short cannot come back, but are the beginning of the whole ones.
func TestSevenEncodings(t *testing.T) {
	s := named(t, "nb201")
	rng := rand.New(rand.NewPCG(3, 4))
	for _, name := range []string{"onehot", "categorical", "ordinal", "path", "truncated", "gcn", "sequence"} {
		e, err := space.FindEncoding(s, name)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for range 200 {
			a := space.Sample(s, rng)
			x, err := space.Encode(s, a, name)
			if err != nil || len(x) != e.Len {
				t.Fatalf("%s: %d numbers, %v", name, len(x), err)
			}
			if name == "truncated" {
				whole, err := space.Encode(s, a, "path")
				if err != nil || !slices.Equal(x, whole[:len(x)]) || e.Decode != nil {
					t.Fatalf("the cut paths of %v are not the beginning of its paths (error %v)", a, err)
				}
				continue
			}
			back, err := space.Decode(s, name, x)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			is, err1 := space.Canonical(s, back)
			was, err2 := space.Canonical(s, a)
			if err1 != nil || err2 != nil || !is.Equal(was) {
				t.Fatalf("%s: %v comes back as %v", name, a, back)
			}
		}
	}
}
