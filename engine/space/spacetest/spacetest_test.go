package spacetest_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

// odd is a space each of whose broken forms departs from a sound one in one
// point.
type odd struct {
	*space.Funcs
	dims  []space.Dim
	check func(space.Arch) error
	graph func(space.Arch) (*space.Graph, error)
}

func (o *odd) Dims() []space.Dim                        { return o.dims }
func (o *odd) Check(a space.Arch) error                 { return o.check(a) }
func (o *odd) Graph(a space.Arch) (*space.Graph, error) { return o.graph(a) }

func newOdd(t *testing.T) *odd {
	t.Helper()
	dims := []space.Dim{
		space.Numbers("depth", 1, 2), {Name: "width", Choices: []string{"a", "b", "c"}, When: "depth", In: []int{1}}, space.Numbers("height", 1, 2, 3),
	}
	f, err := space.NewFuncs("odd", dims, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &odd{f, dims, f.Check, f.Graph}
}

// broken lists forms that must fail, by the check that must notice.
var broken = map[string]func(o *odd){
	"Dims": func(o *odd) {
		o.dims = append([]space.Dim{}, o.dims...)
		o.dims[2].Choices = []string{"1", "1", "3"}
	},
	"CheckRejects": func(o *odd) {
		o.check = func(a space.Arch) error {
			if a.Space != "odd" || len(a.Genes) != 3 {
				return errors.New("no")
			}
			return nil // whatever the choices are
		}
		o.graph = func(a space.Arch) (*space.Graph, error) {
			return &space.Graph{Nodes: []space.Node{{Op: "x"}}}, o.check(a)
		}
	},
	"SampleLegal": func(o *odd) { o.check = func(space.Arch) error { return errors.New("never") } },
	"GraphForward": func(o *odd) {
		sound := o.graph
		o.graph = func(a space.Arch) (*space.Graph, error) {
			g, err := sound(a)
			if err == nil {
				g.Nodes[0].Op = a.Key() // the silent gene shows
			}
			return g, err
		}
	},
	"Canonical": func(o *odd) { // swaps back and forth
		o.Funcs = o.With(space.Traits{Canonical: func(a space.Arch) (space.Arch, error) { return a.With(2, 2-a.Genes[2]), nil }})
	},
	"ParseRoundTrip": func(o *odd) { // forgets the height
		o.Funcs = o.With(space.Traits{
			Text:  func(a space.Arch) (string, error) { return fmt.Sprint(a.Genes[:2]), nil },
			Parse: func(string) (space.Arch, error) { return space.Arch{Space: "odd", Genes: []int{0, 0, 0}}, nil },
		})
	},
	"MutateChanges": func(o *odd) {
		o.Funcs = o.With(space.Traits{Mutate: func(a space.Arch, _ *rand.Rand) (space.Arch, error) { return a, nil }})
	},
	"CrossFromParents": func(o *odd) {
		o.Funcs = o.With(space.Traits{Cross: func(a, _ space.Arch, _ *rand.Rand) (space.Arch, error) { return a.With(2, 9), nil }})
	},
	"EnumerateCounts": func(o *odd) { o.Funcs = o.With(space.Traits{Size: 13}) },
	"Encodings": func(o *odd) { // a code that keeps too little to come back
		o.Funcs = o.With(space.Traits{Encodings: []space.Encoding{{
			Name: "first", Len: 1,
			Encode: func(a space.Arch) ([]float64, error) { return []float64{float64(a.Genes[0])}, nil },
			Decode: func(x []float64) (space.Arch, error) {
				return space.Arch{Space: "odd", Genes: []int{int(x[0]), 0, 0}}, nil
			},
		}}})
	},
	"DecodeRejects": func(o *odd) { // takes NaN for a choice
		o.Funcs = o.With(space.Traits{Encodings: []space.Encoding{{
			Name: "ordinal", Len: 3,
			Encode: func(a space.Arch) ([]float64, error) { return space.Categorical(o, a) },
			Decode: func(x []float64) (space.Arch, error) {
				genes := make([]int, 3)
				for i, v := range x {
					if v > 0 {
						genes[i] = int(v)
					}
				}
				return space.Arch{Space: "odd", Genes: genes}, nil
			},
		}}})
	},
	"Draw": func(o *odd) { // an arrow that leads back
		o.Funcs = o.With(space.Traits{Draw: func(space.Arch) ([]space.Drawing, error) {
			d := space.Drawing{Title: "odd"}
			d.Edge(d.Node("a", "input"), d.Node("b", "output"), "")
			d.Edge(1, 0, "")
			return []space.Drawing{d}, nil
		}})
	},
	"NeighboursSymmetric": func(o *odd) {
		o.dims = append([]space.Dim{}, o.dims...)
		o.dims[1].In = []int{1, 7} // there is no choice 7
	},
}

func TestSoundPasses(t *testing.T) { spacetest.Run(t, newOdd(t)) }

// TestBrokenFails runs this test binary again, once for each broken form.
func TestBrokenFails(t *testing.T) {
	const variable = "NASLAB_SPACETEST_BROKEN"
	if check := os.Getenv(variable); check != "" {
		o := newOdd(t)
		broken[check](o)
		spacetest.Run(t, o)
		return
	}
	for check := range broken {
		t.Run(check, func(t *testing.T) {
			t.Parallel()
			again := exec.Command(os.Args[0], "-test.run=^TestBrokenFails$")
			again.Env = append(os.Environ(), variable+"="+check)
			out, err := again.CombinedOutput()
			if err == nil || !strings.Contains(string(out), "--- FAIL: TestBrokenFails/"+check) {
				t.Errorf("the kit does not notice (error %v):\n%s", err, out)
			}
		})
	}
}
