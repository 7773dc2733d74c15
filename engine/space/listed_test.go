package space_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"naslab/engine/space"
)

// sparse lists every seventh architecture of a space with a decision that
// depends on another.
func sparse(t *testing.T) (space.Space, *space.Listed) {
	t.Helper()
	s, err := space.NewFuncs("sparse", []space.Dim{
		space.Numbers("depth", 1, 2), space.Labels("a", "x", "y", "z"), space.Labels("b", "x", "y", "z"),
		{Name: "c", Choices: []string{"x", "y", "z"}, When: "depth", In: []int{1}},
	}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var archs []space.Arch
	n := 0
	err = space.Enumerate(s, func(a space.Arch) bool {
		if n++; n%7 == 0 {
			archs = append(archs, a)
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := space.NewListed(s, append(archs, archs[0]), nil)
	if err != nil {
		t.Fatal(err)
	}
	if l.Len() != len(archs) || n != 36 || len(archs) != 5 {
		t.Fatalf("%v of %d", l, n)
	}
	return s, l
}

func apart(a, b space.Arch) int {
	n := 0
	for i, g := range a.Genes {
		if g != b.Genes[i] {
			n++
		}
	}
	return n
}

// TestListed checks that no operator leaves the list and that each takes the
// nearest.
func TestListed(t *testing.T) {
	s, l := sparse(t)
	rng := rand.New(rand.NewPCG(4, 2))
	var all []space.Arch
	if err := space.Enumerate(l, func(a space.Arch) bool { all = append(all, a); return true }); err != nil || len(all) != l.Len() {
		t.Fatalf("%v, %v", all, err)
	}
	nearest := func(a space.Arch, but string, keep ...int) (int, bool) {
		least, found := len(a.Genes)+1, false
		trimmed, err := space.Trim(s, a)
		if err != nil {
			t.Fatal(err)
		}
	scan:
		for _, b := range all {
			for _, k := range keep {
				if b.Genes[k] != trimmed.Genes[k] {
					continue scan
				}
			}
			if b.Key() != but {
				least, found = min(least, apart(trimmed, b)), true
			}
		}
		return least, found
	}
	seen := map[string]int{}
	for range 500 {
		a := space.Sample(l, rng)
		seen[a.Key()]++
		b, err := space.Mutate(l, a, rng)
		if err != nil || l.Check(b) != nil || b.Equal(a) {
			t.Fatalf("%v mutates to %v, %v", a, b, err)
		}
		if c, err := space.Cross(l, a, b, rng); err != nil || l.Check(c) != nil {
			t.Fatalf("%v and %v cross to %v, %v", a, b, c, err)
		}
		x := space.Sample(s, rng)
		keep := []int{rng.IntN(2)}
		want, found := nearest(x, "", keep...)
		y, ok := space.Nearest(l, x, keep, rng)
		if ok != found && l.Check(x) != nil || ok && (l.Check(y) != nil || y.Genes[keep[0]] != x.Genes[keep[0]]) {
			t.Fatalf("nearest to %v with decision %d is %v, %v", x, keep[0], y, ok)
		}
		if trimmed, _ := space.Trim(s, x); ok && l.Check(x) != nil && apart(trimmed, y) != want {
			t.Fatalf("nearest to %v is %v, and there is one at %d", x, y, want)
		}
	}
	for key, n := range seen {
		if n < 60 || n > 140 {
			t.Errorf("%s is drawn %d times of 500, with 5 on the list", key, n)
		}
	}
	for _, a := range all {
		near, err := space.Neighbours(l, a)
		if err != nil || len(near) != 4 { // as many as there are decisions
			t.Fatalf("%v has the neighbours %v, %v", a, near, err)
		}
		for _, b := range near {
			if l.Check(b) != nil || b.Equal(a) {
				t.Errorf("%v is a neighbour of %v", b, a)
			}
		}
	}
}

// TestListedTells checks what a part says of itself.
func TestListedTells(t *testing.T) {
	s, l := sparse(t)
	if n, err := space.Size(l); err != nil || n != 5 || l.Name() != s.Name() {
		t.Errorf("%v, %v", n, err)
	}
	if _, err := space.TraitsOf(l); err != nil {
		t.Error(err)
	}
	var out space.Arch
	for _, a := range []space.Arch{space.Extreme(s, false), space.Extreme(s, true)} {
		if l.Check(a) != nil {
			out = a
		}
	}
	if err := l.Check(out); err == nil || !strings.Contains(err.Error(), "not among the 5 listed") {
		t.Errorf("%v", err)
	}
	if _, err := space.NewListed(s, nil, nil); err == nil {
		t.Error("an empty list is a space")
	}
	if _, err := space.NewListed(s, []space.Arch{{Space: "other"}}, nil); err == nil {
		t.Error("a list of another space is a space")
	}
	one, err := space.NewListed(s, []space.Arch{out}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := space.Mutate(one, out, rand.New(rand.NewPCG(1, 1))); err == nil {
		t.Error("the only one mutates")
	}
}

// TestPart checks that a condition holds for all that is made.
func TestPart(t *testing.T) {
	s, l := sparse(t)
	even := func(a space.Arch) error {
		if a.Genes[1] == 1 {
			return errOdd
		}
		return nil
	}
	p, err := space.NewPart(s, even)
	if err != nil {
		t.Fatal(err)
	}
	own, err := space.NewPart(s.(*space.Funcs).With(space.Traits{ // with operators of its own
		Sample:     func(rng *rand.Rand) space.Arch { return space.Sample(s, rng) },
		Mutate:     func(a space.Arch, rng *rand.Rand) (space.Arch, error) { return space.Mutate(s, a, rng) },
		Cross:      func(a, b space.Arch, rng *rand.Rand) (space.Arch, error) { return space.Cross(s, a, b, rng) },
		Neighbours: func(a space.Arch) ([]space.Arch, error) { return space.Neighbours(s, a) },
		Enumerate:  func(visit func(space.Arch) bool) error { return space.Enumerate(s, visit) },
		Canonical:  func(a space.Arch) (space.Arch, error) { return a.With(1, 1), nil },
	}), even)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []space.Space{p, own} {
		rng := rand.New(rand.NewPCG(8, 1))
		for range 200 {
			a := space.Sample(p, rng)
			b, err := space.Mutate(p, a, rng)
			if err != nil || p.Check(a) != nil || p.Check(b) != nil {
				t.Fatalf("%v, %v, %v", a, b, err)
			}
			if c, err := space.Cross(p, a, b, rng); err != nil || p.Check(c) != nil {
				t.Fatalf("%v, %v", c, err)
			}
			near, err := space.Neighbours(p, a)
			for _, c := range near {
				if err != nil || p.Check(c) != nil {
					t.Fatalf("%v, %v", c, err)
				}
			}
			if c, err := space.Canonical(p, a); err != nil || p.Check(c) != nil {
				t.Fatalf("%v, %v", c, err)
			}
		}
		n := 0
		if err := space.Enumerate(p, func(space.Arch) bool { n++; return true }); err != nil || n != 24 {
			t.Errorf("%d architectures, %v", n, err)
		}
	}
	common, err := space.Common(p, l)
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	if err := space.Enumerate(l, func(a space.Arch) bool {
		if even(a) == nil {
			want++
		}
		return true
	}); err != nil || common.(*space.Listed).Len() != want || want == 5 {
		t.Errorf("%v, want %d", common, want)
	}
	none, err := space.NewPart(s, func(space.Arch) error { return errOdd })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := space.Common(l, none); err == nil || !strings.Contains(err.Error(), "no architecture in common") {
		t.Errorf("%v", err)
	}
}

const errOdd = odd("a is y")

type odd string

func (o odd) Error() string { return string(o) }
