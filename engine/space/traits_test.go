package space_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

// diamond has two operations a and b in parallel, so that swapping them builds
// the same network, and one after them.
func diamond(t *testing.T) *space.Funcs {
	t.Helper()
	ops := []string{"conv", "pool", "skip"}
	f, err := space.NewFuncs("diamond", []space.Dim{
		space.Labels("a", ops...), space.Labels("b", ops...), space.Labels("last", ops...),
	}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	arch := func(genes ...int) space.Arch { return space.Arch{Space: "diamond", Genes: genes} }
	return f.With(space.Traits{
		Unique: 6 * 3,
		Canonical: func(a space.Arch) (space.Arch, error) {
			return arch(min(a.Genes[0], a.Genes[1]), max(a.Genes[0], a.Genes[1]), a.Genes[2]), nil
		},
		Text: func(a space.Arch) (string, error) {
			return fmt.Sprintf("(%s|%s)%s", ops[a.Genes[0]], ops[a.Genes[1]], ops[a.Genes[2]]), nil
		},
		Parse: func(text string) (space.Arch, error) {
			inner, last, ok1 := strings.Cut(strings.TrimPrefix(text, "("), ")")
			a, b, ok2 := strings.Cut(inner, "|")
			x := arch(slices.Index(ops, a), slices.Index(ops, b), slices.Index(ops, last))
			if !ok1 || !ok2 {
				return x, fmt.Errorf("want (a|b)last")
			}
			return x, nil
		},
		Cells: &space.Cells{
			Labels: append(append([]string{"in"}, ops...), "out"), Nodes: 5, MinPath: 2, MaxPath: 2, Truncate: 2,
			Graph: func(a space.Arch) (space.Cell, error) {
				g := a.Genes
				return space.Cell{
					Ops:   []int{0, g[0] + 1, g[1] + 1, g[2] + 1, 4},
					Edges: []space.Edge{{From: 0, To: 1}, {From: 0, To: 2}, {From: 1, To: 3}, {From: 2, To: 3}, {From: 3, To: 4}},
				}, nil
			},
			Arch: func(c space.Cell) (space.Arch, error) {
				if len(c.Ops) != 5 || len(c.Edges) != 5 {
					return space.Arch{}, fmt.Errorf("no diamond")
				}
				return arch(c.Ops[1]-1, c.Ops[2]-1, c.Ops[3]-1), nil
			},
			Paths: func(paths [][]int) (space.Arch, error) {
				if len(paths) == 0 || len(paths) > 2 || paths[0][1] != paths[len(paths)-1][1] {
					return space.Arch{}, fmt.Errorf("no diamond")
				}
				return arch(paths[0][0], paths[len(paths)-1][0], paths[0][1]), nil
			},
		},
	})
}

func TestTraits(t *testing.T) {
	s := diamond(t)
	spacetest.Run(t, s)
	a, err := space.Parse(s, "(skip|conv)pool")
	if err != nil || a.String() != "diamond:201" {
		t.Fatalf("Parse = %v, %v", a, err)
	}
	if same, err := space.Same(s, a, space.Arch{Space: "diamond", Genes: []int{0, 2, 1}}); err != nil || !same {
		t.Errorf("Same = %v, %v", same, err)
	}
	full, err := space.TraitsOf(s)
	if err != nil || full.Size != 27 || full.Unique != 18 {
		t.Errorf("Size %g, Unique %g, %v", full.Size, full.Unique, err)
	}
	var names []string
	for _, e := range full.Encodings {
		names = append(names, fmt.Sprint(e.Name, " ", e.Len))
	}
	if got, want := strings.Join(names, ", "), "onehot 9, categorical 3, ordinal 3, path 9, truncated 9, gcn 50, sequence 14"; got != want {
		t.Errorf("encodings %s, want %s", got, want)
	}
	x, err := space.Encode(s, a, "path") // paths skip-pool, index 2+3*1, and conv-pool, index 0+3*1
	if want := []float64{0, 0, 0, 1, 0, 1, 0, 0, 0}; err != nil || !slices.Equal(x, want) {
		t.Errorf("path code %v, %v; want %v", x, err, want)
	}
	x, err = space.Encode(s, a, "sequence")
	if want := []float64{2, 5, 2, 1, 3, 1, 2, 2, 4, 1, 1, 1, 2, 6}; err != nil || !slices.Equal(x, want) {
		t.Errorf("sequence %v, %v; want %v", x, err, want)
	}
	pictures, err := space.Draw(s, a)
	if err != nil || len(pictures) != 1 || pictures[0].Nodes[1] != (space.DrawnNode{Label: "skip", Kind: "op"}) {
		t.Errorf("pictures %v, %v", pictures, err)
	}
}

func TestMatrices(t *testing.T) {
	s := diamond(t)
	e, err := space.FindEncoding(s, "gcn")
	if err != nil {
		t.Fatal(err)
	}
	x, err := e.Encode(space.Arch{Space: "diamond", Genes: []int{2, 0, 1}})
	if err != nil {
		t.Fatal(err)
	}
	features, adjacency := e.Matrices(x)
	if len(features) != 5 || features[1][3] != 1 || adjacency[0][2] != 1 || adjacency[2][0] != 0 {
		t.Errorf("features %v, adjacency %v", features, adjacency)
	}
	if features, _ := e.Matrices(x[1:]); features != nil {
		t.Error("Matrices cuts a code of another length")
	}
}

func TestUnknownEncoding(t *testing.T) {
	s := toy(t, nil)
	_, err := space.Encode(s, space.Sample(s, rand.New(rand.NewPCG(1, 1))), "one-hot")
	if err == nil || !strings.Contains(err.Error(), `unknown encoding "one-hot"; did you mean "onehot"`) {
		t.Errorf("error %v", err)
	}
	if _, err := space.Decode(diamond(t), "truncated", nil); err == nil || !strings.Contains(err.Error(), "cannot be inverted") {
		t.Errorf("error %v", err)
	}
}

// TestBadTraits: what a space's own functions make is checked.
func TestBadTraits(t *testing.T) {
	rng, wild := rand.New(rand.NewPCG(1, 1)), space.Arch{Space: "diamond", Genes: []int{0, 0, 9}}
	s := diamond(t).With(space.Traits{
		Canonical: func(space.Arch) (space.Arch, error) { return wild, nil },
		Mutate:    func(space.Arch, *rand.Rand) (space.Arch, error) { return wild, nil },
		Cross:     func(_, _ space.Arch, _ *rand.Rand) (space.Arch, error) { return wild, nil },
		Parse:     func(string) (space.Arch, error) { return wild, nil },
	})
	a := space.Sample(s, rng)
	for what, err := range map[string]error{
		"Canonical": second(space.Canonical(s, a)),
		"Mutate":    second(space.Mutate(s, a, rng)),
		"Cross":     second(space.Cross(s, a, a, rng)),
		"parse":     second(space.Parse(s, "x")),
	} {
		if err == nil || !strings.Contains(err.Error(), what) || !strings.Contains(err.Error(), "out of range") {
			t.Errorf("%s: error %v", what, err)
		}
	}
}
