package benchtest_test

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/space"
)

// noisy is a sound benchmark with normal draws; each of its broken forms
// departs from it in one point.
type noisy struct {
	space   space.Space
	metrics []bench.Metric
	query   func(n *noisy, ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error)
}

func (n *noisy) Name() string            { return "noisy" }
func (n *noisy) Space() space.Space      { return n.space }
func (n *noisy) Metrics() []bench.Metric { return n.metrics }

// Within says that everything is known, of a part that is all.
func (n *noisy) Within([]string) (space.Space, error) {
	return space.NewPart(n.space, func(space.Arch) error { return nil })
}

func (n *noisy) Query(ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	return n.query(n, ctx, a, q)
}

func sound(n *noisy, ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	if err := ctx.Err(); err != nil {
		return bench.Reading{}, err
	}
	a, err := space.Trim(n.space, a)
	if err != nil {
		return bench.Reading{}, err
	}
	if err := bench.CheckFidelity(n, q); err != nil {
		return bench.Reading{}, err
	}
	asked, err := bench.Asked(n, q)
	if err != nil {
		return bench.Reading{}, err
	}
	values := q.Into[:0]
	for _, m := range asked {
		i := bench.Find(n.metrics, m)
		v := bench.Value{Metric: &n.metrics[i], X: 10, Std: 0.1}
		key := uint64(i)
		for _, g := range a.Genes {
			v.X += float64(g)
			key = key*31 + uint64(g)
		}
		if q.Draw {
			v.X += v.Std * rand.New(rand.NewPCG(q.Seed, key)).NormFloat64()
		}
		values = append(values, v)
	}
	return bench.Reading{Values: values}, nil
}

// after returns a query that changes the values of a sound one.
func after(change func(a space.Arch, q bench.Query, values []bench.Value) []bench.Value) func(*noisy, context.Context, space.Arch, bench.Query) (bench.Reading, error) {
	return func(n *noisy, ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
		r, err := sound(n, ctx, a, q)
		if err == nil {
			r.Values = change(a, q, r.Values)
		}
		return r, err
	}
}

// broken lists forms that must fail, by the check that must notice.
var broken = map[string]func(n *noisy){
	"Metrics": func(n *noisy) { n.metrics[1].Device = "gpu" },
	"AnswersEveryMetric": func(n *noisy) {
		n.query = after(func(_ space.Arch, _ bench.Query, vs []bench.Value) []bench.Value { return vs[:min(1, len(vs))] })
	},
	"AnswersInTheOrderAsked": func(n *noisy) {
		n.query = after(func(_ space.Arch, _ bench.Query, vs []bench.Value) []bench.Value {
			slices.SortFunc(vs, func(a, b bench.Value) int { return strings.Compare(a.Metric.Name, b.Metric.Name) })
			return vs
		})
	},
	"MeansRepeat": func(n *noisy) {
		n.query = after(func(_ space.Arch, q bench.Query, vs []bench.Value) []bench.Value {
			for i := range vs {
				vs[i].X += float64(q.Seed)
			}
			return vs
		})
	},
	"SilentGenesDoNotCount": func(n *noisy) {
		n.query = after(func(a space.Arch, _ bench.Query, vs []bench.Value) []bench.Value {
			for i := range vs {
				vs[i].X += float64(a.Genes[1])
			}
			return vs
		})
	},
	"IntoIsUsed": func(n *noisy) {
		n.query = after(func(_ space.Arch, _ bench.Query, vs []bench.Value) []bench.Value { return slices.Clone(vs) })
	},
	"DrawsAreSeeded": func(n *noisy) {
		n.query = func(n *noisy, ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
			q.Seed = 0
			return sound(n, ctx, a, q)
		}
	},
	"DrawsScatterAsStdSays": func(n *noisy) {
		n.query = after(func(_ space.Arch, _ bench.Query, vs []bench.Value) []bench.Value {
			for i := range vs {
				vs[i].Std *= 2
			}
			return vs
		})
	},
	"RefusesUnknownMetric": func(n *noisy) {
		n.query = func(n *noisy, ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
			q.Metrics = slices.DeleteFunc(slices.Clone(q.Metrics), func(m string) bool { return bench.Find(n.metrics, m) < 0 })
			return sound(n, ctx, a, q)
		}
	},
	"RefusesBadArchitecture": func(n *noisy) {
		n.query = func(n *noisy, ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
			a.Space = n.space.Name()
			return sound(n, ctx, a, q)
		}
	},
	"RefusesBadFidelity": func(n *noisy) {
		n.query = func(n *noisy, ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
			q.Fidelity = 0
			return sound(n, ctx, a, q)
		}
	},
	"WithinHasValues": func(n *noisy) {
		n.query = after(func(a space.Arch, _ bench.Query, vs []bench.Value) []bench.Value {
			for i := range vs {
				if a.Genes[2] == 1 {
					vs[i].X, vs[i].Std, vs[i].Missing = math.NaN(), 0, true
				}
			}
			return vs
		})
	},
	"ObeysCancelledContext": func(n *noisy) {
		n.query = func(n *noisy, _ context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
			return sound(n, context.Background(), a, q)
		}
	},
}

func newNoisy(t *testing.T) *noisy {
	t.Helper()
	s, err := space.NewFuncs("toy", []space.Dim{
		space.Numbers("depth", 1, 2), {Name: "width", Choices: []string{"a", "b", "c"}, When: "depth", In: []int{1}}, space.Numbers("height", 1, 2, 3),
	}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &noisy{s, []bench.Metric{{Name: "time", Lo: 1, Hi: 20, Doc: "made up"}, {Name: "energy@cpu", Device: "cpu", Doc: "made up"}}, sound}
}

func TestSoundPasses(t *testing.T) { benchtest.Run(t, newNoisy(t)) }

// TestBrokenFails runs this test binary again, once for each broken form.
func TestBrokenFails(t *testing.T) {
	const variable = "NASLAB_BENCHTEST_BROKEN"
	if check := os.Getenv(variable); check != "" {
		n := newNoisy(t)
		broken[check](n)
		benchtest.Run(t, n)
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
