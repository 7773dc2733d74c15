package nas

import (
	"bytes"
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"naslab/engine/run"
	"naslab/engine/supernet"
	"naslab/engine/tensor"
)

// bare is a session as the shell makes it, in folders of its own.
func bare(t *testing.T) (*Session, *bytes.Buffer) {
	t.Helper()
	var notes bytes.Buffer
	dir := t.TempDir()
	return NewSession(Config{
		Out: &notes, Err: &notes, Fail: StopCell,
		Runs: filepath.Join(dir, "runs"), Figures: filepath.Join(dir, "figures"),
	}), &notes
}

// stopped runs f and returns the sentence with which it stopped the cell.
func stopped(t *testing.T, f func()) (sentence string) {
	t.Helper()
	defer func() {
		var stop *Stop
		if err, ok := recover().(error); !ok || !errors.As(err, &stop) {
			t.Fatalf("the cell was not stopped by a *Stop but by %v", err)
		}
		sentence = stop.Error()
	}()
	f()
	t.Fatal("the cell was not stopped")
	return ""
}

func TestFirstSession(t *testing.T) {
	s, _ := bare(t)
	b := s.Open("hwgpt/s")
	want := s.Want("perplexity", "latency@a100")
	study := s.Search("nsga2", b, want, Budget{Evals: 200})
	if study.Len() != 200 || study.Front().Len() < 5 {
		t.Fatalf("study = %v", study)
	}
	again := s.Load(study.Dir())
	if again.String() != study.String() {
		t.Errorf("loaded study = %v, want %v", again, study)
	}
	p := s.Plot("first", study)
	for _, f := range p.Files {
		if info, err := os.Stat(f); err != nil || info.Size() == 0 {
			t.Errorf("figure file %s: %v", f, err)
		}
	}
}

func TestOwnMethodJoinsTheFigure(t *testing.T) {
	s, _ := bare(t)
	b := s.Open("hwgpt/s")
	want := s.Want("perplexity", "latency@a100")
	told := 0
	s.Method("mine", func(sp SearchSpace, rng *rand.Rand) (func() Arch, func(Arch, []float64)) {
		ask := func() Arch { return s.Sample(sp, rng) }
		tell := func(a Arch, costs []float64) { told++ }
		return ask, tell
	})
	mine := s.Search("mine", b, want, Budget{Evals: 50})
	if mine.Len() != 50 || told != 50 {
		t.Fatalf("evaluations %d, told %d; want 50 of each", mine.Len(), told)
	}
	p := s.Plot(mine, s.Search("rs", b, want, Budget{Evals: 50}))
	csv, err := os.ReadFile(p.Files[2])
	if err != nil || !bytes.Contains(csv, []byte("mine")) || !bytes.Contains(csv, []byte("rs")) {
		t.Errorf("the figure's numbers lack a method: %v", err)
	}
	if n := s.Compare(mine).Len(); n != 1 {
		t.Errorf("Compare has %d rows, want 1", n)
	}
}

// Runs of one method with several seeds stand in one line and one curve.
func TestCompareOverSeeds(t *testing.T) {
	s, _ := bare(t)
	b := s.Open("hwgpt/s")
	var one, two []*Study
	for _, method := range []string{"rs", "nsga2"} {
		for seed := range uint64(3) {
			cfg := run.Config{Seed: seed + 1, Budget: Budget{Evals: 30}}
			one = append(one, s.SearchWith(method, b, s.Want("perplexity"), cfg))
			two = append(two, s.SearchWith(method, b, s.Want("perplexity", "latency@a100"), cfg))
		}
	}
	for _, c := range []struct {
		studies []*Study
		series  int
		text    string
	}{{one, 2, "best perplexity on hwgpt/s"}, {two, 2, "median hypervolume"}} {
		table := s.Compare(c.studies...)
		if table.Len() != 2 || !strings.Contains(table.String(), c.text) {
			t.Errorf("want two lines and %q:\n%s", c.text, table)
		}
		panels := s.Plot(c.studies).Figure.Panels
		if got := len(panels[len(panels)-1].Series); got != c.series {
			t.Errorf("%d curves, want %d", got, c.series)
		}
	}
	best := one[0].BestCurve("perplexity")
	trial, ok := one[0].Best("perplexity")
	if !ok || best[29] != trial.Costs[0] || best[0] < best[29] {
		t.Errorf("the curve ends at %g, the best is %v", best[29], trial)
	}
}

func TestSentences(t *testing.T) {
	s, _ := bare(t)
	b := s.Open("hwgpt/s")
	a := s.Sample(b.Space(), s.Rand(1))
	good := Budget{Evals: 5}
	for _, c := range []struct {
		name string
		cell func()
		want string
	}{
		{"benchmark", func() { s.Open("hwgt/s") }, `did you mean "hwgpt/s"`},
		{"space", func() { s.Space("gpt/xs") }, `"gpt/s"`},
		{"metric", func() { s.Value(b, a, "perplexty") }, `did you mean "perplexity"?`},
		{"device", func() { s.Search("rs", b, []string{"perplexity", "latency@rtx308"}, good) }, `"latency@rtx3080"`},
		{"method", func() { s.Search("nsga", b, []string{"perplexity"}, good) }, `did you mean "nsga2" or "nsga3"?`},
		{"no objective", func() { s.Search("rs", b, nil, good) }, "no objective"},
		{"budget", func() { s.Search("rs", b, []string{"perplexity"}, Budget{}) }, "Evals"},
		{"architecture", func() { s.Value(b, Arch{Space: "gpt/s", Genes: []int{9}}, "perplexity") }, "27 decisions"},
		{"study", func() { s.Load("nowhere") }, "nowhere"},
		{"text", func() { s.Text("/no/such/file", TextConfig{}) }, "/no/such/file"},
		{"plot nothing", func() { s.Plot() }, "nothing to draw"},
		{"plot a number", func() { s.Plot(3) }, "cannot be drawn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := stopped(t, c.cell); !strings.Contains(got, c.want) {
				t.Errorf("sentence %q lacks %q", got, c.want)
			}
		})
	}
}

func TestOwnBenchmark(t *testing.T) {
	s, notes := bare(t)
	sp := s.NewSpace("toy", s.Numbers("x", 0, 1, 2, 3), s.Numbers("y", 0, 1, 2, 3))
	b := s.Bench("toy", sp, []Metric{{Name: "f"}, {Name: "g", Maximise: true}}, func(a Arch) []float64 {
		if a.Genes[0] == 3 {
			return []float64{math.NaN(), 1}
		}
		return []float64{float64(a.Genes[0]), float64(a.Genes[1])}
	})
	study := s.Search("rs", b, s.Want("f", "g"), Budget{Evals: 16})
	if study.Len() != 16 || study.Failures() != 4 || study.Front().Len() != 1 {
		t.Errorf("study = %v; want 16 evaluations, 4 failed, a front of 1", study)
	}
	if want := "4 of 16 evaluations failed, the first one: "; !strings.Contains(notes.String(), want) {
		t.Errorf("notes %q lack %q", notes, want)
	}
	wrong := s.Bench("toy2", sp, []Metric{{Name: "f"}, {Name: "g"}}, func(Arch) []float64 { return nil })
	if got := stopped(t, func() { s.Search("rs", wrong, s.Want("f"), Budget{Evals: 16}) }); !strings.Contains(got, "0 values for 2 metrics") {
		t.Errorf("sentence = %q", got)
	}
}

func TestInterruptKeepsTheStudy(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := NewSession(Config{Err: &bytes.Buffer{}, Fail: StopCell, Runs: t.TempDir(), Context: func() context.Context { return ctx }})
	sp := s.NewSpace("count", s.Numbers("x", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
	calls := 0
	b := s.Bench("count", sp, []Metric{{Name: "f"}}, func(a Arch) []float64 {
		if calls++; calls == 4 {
			cancel()
		}
		return []float64{float64(a.Genes[0])}
	})
	got := stopped(t, func() { s.Search("rs", b, s.Want("f"), Budget{Evals: 10}) })
	if !strings.HasPrefix(got, "interrupted; 3 evaluations are kept") || !strings.Contains(got, "nas.Resume(") {
		t.Errorf("sentence = %q", got)
	}
	ctx = context.Background()
	dirs, err := filepath.Glob(filepath.Join(s.cfg.Runs, "*"))
	if err != nil || len(dirs) != 1 {
		t.Fatalf("studies = %v, %v", dirs, err)
	}
	if study := s.Resume(dirs[0], b); study.Len() != 10 {
		t.Errorf("resumed study = %v, want 10 evaluations", study)
	}
}

func TestInterruptedTrainingGoesOn(t *testing.T) {
	if err := tensor.Available(); err != nil {
		t.Skip("needs libtorch: ", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := NewSession(Config{Err: &bytes.Buffer{}, Fail: StopCell, Runs: t.TempDir(), Context: func() context.Context { return ctx }})
	path := filepath.Join(t.TempDir(), "text.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("the quick brown fox\n", 400)), 0o644); err != nil {
		t.Fatal(err)
	}
	text := s.Text(path, TextConfig{})
	sp := s.GPT("gpt/test", GPTChoices{EmbedDims: []int{8, 16}, Layers: []int{1}, Ratios: []int{1}, Heads: []int{1}, HeadSize: 8, Context: 16})
	cfg := Training{Steps: 6, Batch: 2}
	whole := s.Train(sp, text, cfg)
	cut := cfg
	cut.Progress = func(st supernet.Step) {
		if st.N == 3 {
			cancel()
		}
	}
	got := stopped(t, func() { s.Train(sp, text, cut) })
	file := filepath.Join(s.cfg.Runs, "gpt-test-cut-off.safetensors")
	if !strings.Contains(got, "after step 3 are in "+file) {
		t.Fatalf("sentence = %q", got)
	}
	ctx = context.Background()
	resumed := s.TrainMore(s.LoadNet(file, text), cfg)
	if a, b := whole.Log.Last().Loss, resumed.Log.Last().Loss; a != b {
		t.Errorf("last loss of the resumed training = %v, of the whole one %v", b, a)
	}
}

// Every function that users call has a method of the session behind it, which
// the shell binds in its place.
func TestExportsCoverTheFunctions(t *testing.T) {
	s, _ := bare(t)
	bound := s.Exports()[Path+"/nas"]
	functions := map[string]reflect.Value{
		"Spaces": reflect.ValueOf(Spaces), "Space": reflect.ValueOf(Space), "NewSpace": reflect.ValueOf(NewSpace),
		"Numbers": reflect.ValueOf(Numbers), "Labels": reflect.ValueOf(Labels), "Rand": reflect.ValueOf(Rand),
		"Sample": reflect.ValueOf(Sample), "Mutate": reflect.ValueOf(Mutate), "Cross": reflect.ValueOf(Cross),
		"Neighbours": reflect.ValueOf(Neighbours), "Describe": reflect.ValueOf(Describe), "Dominates": reflect.ValueOf(Dominates),
		"Parse": reflect.ValueOf(Parse), "Spell": reflect.ValueOf(Spell), "Canonical": reflect.ValueOf(Canonical),
		"Size": reflect.ValueOf(Size), "Enumerate": reflect.ValueOf(Enumerate), "Encodings": reflect.ValueOf(Encodings),
		"Encode": reflect.ValueOf(Encode), "Decode": reflect.ValueOf(Decode),
		"Benchmarks": reflect.ValueOf(Benchmarks), "Open": reflect.ValueOf(Open), "Metrics": reflect.ValueOf(Metrics),
		"Query": reflect.ValueOf(Query), "Value": reflect.ValueOf(Value), "Bench": reflect.ValueOf(Bench), "Join": reflect.ValueOf(Join),
		"BenchTrain": reflect.ValueOf(BenchTrain), "BenchCSV": reflect.ValueOf(BenchCSV), "Timed": reflect.ValueOf(Timed),
		"NewSpaceWith": reflect.ValueOf(NewSpaceWith), "When": reflect.ValueOf(When), "Choice": reflect.ValueOf(Choice), "Number": reflect.ValueOf(Number),
		"Taxonomy": reflect.ValueOf(Taxonomy), "SpaceSizes": reflect.ValueOf(SpaceSizes), "Check": reflect.ValueOf(Check),
		"Text": reflect.ValueOf(Text), "GPT": reflect.ValueOf(GPT), "Train": reflect.ValueOf(Train), "TrainMore": reflect.ValueOf(TrainMore),
		"SaveNet": reflect.ValueOf(SaveNet), "LoadNet": reflect.ValueOf(LoadNet), "Inherit": reflect.ValueOf(Inherit),
		"Profile": reflect.ValueOf(Profile), "Local": reflect.ValueOf(Local),
		"Methods": reflect.ValueOf(Methods), "Method": reflect.ValueOf(Method), "MethodOf": reflect.ValueOf(MethodOf),
		"Want": reflect.ValueOf(Want), "Search": reflect.ValueOf(Search), "SearchWith": reflect.ValueOf(SearchWith),
		"Resume": reflect.ValueOf(Resume), "Load": reflect.ValueOf(Load), "Compare": reflect.ValueOf(Compare), "Plot": reflect.ValueOf(Plot), "Show": reflect.ValueOf(Show), "Magic": reflect.ValueOf(Magic),
	}
	for name, f := range functions {
		if m, ok := bound[name]; !ok || m.Type() != f.Type() {
			t.Errorf("%s: the session's method is missing or of another type", name)
		}
	}
	if len(bound) != len(functions) {
		t.Errorf("the session binds %d functions, the package has %d", len(bound), len(functions))
	}
}
