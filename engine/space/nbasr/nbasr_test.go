package nbasr

import (
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) { spacetest.Run(t, New()) }

func TestCounts(t *testing.T) {
	s := New()
	hashes, functions := map[string]bool{}, map[function]bool{}
	merged := map[string]function{}
	differ := 0
	err := space.Enumerate(s, func(a space.Arch) bool {
		f := functionOf(a.Genes)
		h, err := s.Hash(a)
		if err != nil {
			t.Fatal(err)
		}
		if g, ok := merged[h]; ok && g != f {
			differ++
		}
		merged[h] = f
		hashes[h], functions[f] = true, true
		return true
	})
	if err != nil || len(hashes) != Published || len(functions) != unique {
		t.Errorf("%d hashes and %d functions, %v; want %d and %d", len(hashes), len(functions), err, Published, unique)
	}
	if differ == 0 {
		t.Error("the package comment says that cells of one hash compute different things, but none do")
	}
	near, err := space.Neighbours(s, space.Extreme(s, false))
	if err != nil || len(near) != 21 {
		t.Errorf("%d neighbours, %v", len(near), err)
	}
}

func TestFunctions(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		// A zero in the middle, and nothing that skips it: only the last operation.
		{"[[1, 0], [5, 0, 0], [2, 0, 0, 0]]", "[[3, 0], [5, 0, 0], [2, 0, 0, 0]]", true},
		// The same operation in another place of the chain.
		{"[[5, 1], [5, 1, 0], [2, 0, 0, 0]]", "[[2, 0], [5, 0, 1], [5, 0, 0, 1]]", true},
		// Once the input and twice.
		{"[[5, 1], [5, 1, 0], [5, 0, 0, 1]]", "[[5, 1], [5, 1, 1], [5, 0, 0, 1]]", false},
		{"[[0, 0], [0, 0, 0], [0, 0, 0, 0]]", "[[0, 0], [0, 0, 0], [0, 1, 0, 0]]", false},
	} {
		s := New()
		a, err1 := space.Parse(s, c.a)
		b, err2 := space.Parse(s, c.b)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if same, err := space.Same(s, a, b); err != nil || same != c.same {
			t.Errorf("%s and %s: the same is %v, %v", c.a, c.b, same, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "want a list such as",
		"[[1, 0], [3, 0, 1]]":               "want a list such as",
		"[[1, 0], [3, 0], [2, 1, 0, 0]]":    "node 2 has 2 numbers",
		"[[x, 0], [3, 0, 1], [2, 1, 0, 0]]": `"x" is no number`,
		"[[6, 0], [3, 0, 1], [2, 1, 0, 0]]": "choice 6 of op[1] is out of range",
	} {
		if _, err := space.Parse(New(), text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for name, want := range map[string]int{"onehot": 24, "gcn": 9 * 16, "sequence": 44, "path": 156} {
		if e, err := space.FindEncoding(New(), name); err != nil || e.Len != want {
			t.Errorf("%v, %v; want length %d", e, err, want)
		}
	}
	if e, _ := space.FindEncoding(New(), "sequence"); e.Vocab != 9 {
		t.Errorf("vocabulary %d", e.Vocab)
	}
}

// TestGraph counts the parameters of a network without operations in its cells.
func TestGraph(t *testing.T) {
	s := New()
	a, err := space.Parse(s, "[[5, 1], [5, 0, 1], [5, 0, 0, 1]]")
	if err != nil {
		t.Fatal(err)
	}
	g, err := s.Graph(a)
	if err != nil {
		t.Fatal(err)
	}
	want, in := int64(0), int64(features)
	for i, width := range filters {
		w := int64(width)
		want += 8*in*w + w + 2*w*int64(1+repeated[i])
		in = w
	}
	want += 4*hidden*(in+hidden) + 8*hidden + (hidden+1)*(phonemes+1)
	if c, err := g.Cost(); err != nil || c.Params != want {
		t.Errorf("%d parameters, %v; want %d", c.Params, err, want)
	}
}
