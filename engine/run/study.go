package run

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"naslab/engine/bench"
	"naslab/engine/pareto"
	"naslab/engine/search"
	"naslab/engine/table"
)

// Study is a search that was run, wholly or in part. [Search], [Run], [Resume]
// and [Load] return one. It does not change afterwards.
type Study struct {
	meta    meta
	dir     string
	records []record
	stopped string  // why it ended; empty when it was cut off
	seconds float64 // wall-clock time of all sessions
	notes   []string
	running bool // by another process or session when it was loaded
	lost    int  // evaluations of which its end tells and its log does not
}

// Why a search stopped, as it stands in end.json.
const (
	Spent     = "budget spent"
	Exhausted = "the method has no more proposals"
	Cancelled = "cancelled"
	Broken    = "error"
)

// Load reads the study in a folder, without its benchmark. A torn last line, as
// a killed process may leave, is passed over.
func Load(dir string) (*Study, error) {
	m, err := readMeta(dir)
	if err != nil {
		return nil, err
	}
	s, _, err := load(dir, m)
	return s, err
}

// load also returns the length of the log up to the last whole line.
func load(dir string, m meta) (*Study, int64, error) {
	path := filepath.Join(dir, trialFile)
	text, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return nil, 0, fmt.Errorf("run: %w", err)
	}
	records, whole, err := newCodec(m).parse(text)
	if err != nil {
		return nil, 0, fmt.Errorf("run: %s: %w", path, err)
	}
	s := &Study{meta: m, dir: dir, records: records}
	for _, r := range records {
		s.seconds += r.seconds
	}
	if e, ok := readEnd(dir); ok {
		if s.lost = max(0, e.Evals-len(records)); e.Evals == len(records) {
			s.stopped, s.seconds = e.Stopped, e.Seconds
		}
	}
	if file, err := os.Open(path); err == nil {
		s.running = claimed(file)
		file.Close()
	}
	return s, int64(whole), nil
}

// Running reports whether the search was still under way when the study was loaded;
// false where the system cannot tell.
func (s *Study) Running() bool { return s.running }

// Lost returns how many evaluations its end tells of that its log does not hold;
// above 0 when lines of trials.jsonl were removed.
func (s *Study) Lost() int { return s.lost }

// Name returns the study's name.
func (s *Study) Name() string { return s.meta.Name }

// Dir returns the study's folder.
func (s *Study) Dir() string { return s.dir }

// Method returns the search method's name.
func (s *Study) Method() string { return s.meta.Method }

// Benchmark returns the benchmark's name.
func (s *Study) Benchmark() string { return s.meta.Benchmark }

// Seed returns the run's seed.
func (s *Study) Seed() uint64 { return s.meta.Seed }

// Budget returns the budget with which the search was begun.
func (s *Study) Budget() Budget { return s.meta.Budget }

// Objectives returns the metrics that were improved.
func (s *Study) Objectives() []bench.Metric { return slices.Clone(s.meta.Objectives) }

// Len returns the number of evaluations.
func (s *Study) Len() int { return len(s.records) }

// Stopped says why the search stopped: "budget spent", "the method has no more
// proposals", "cancelled" or "error"; empty when the process was cut off.
func (s *Study) Stopped() string { return s.stopped }

// Notes tells what is worth knowing about how the search was run.
func (s *Study) Notes() []string { return slices.Clone(s.notes) }

// Seconds returns the wall-clock time of the search over all sessions; for one
// that was cut off, that of its evaluations.
func (s *Study) Seconds() float64 { return s.seconds }

// Simulated returns the seconds on the simulated clock: what all evaluations
// would have cost, looked-up ones included; 0 when the benchmark does not say.
func (s *Study) Simulated() float64 {
	sum := 0.0
	for i := range s.records {
		sum += s.records[i].cost
	}
	return sum
}

// Clock returns the simulated seconds after each evaluation, the axis on which
// methods of different costs are compared.
func (s *Study) Clock() []float64 {
	clock, sum := make([]float64, len(s.records)), 0.0
	for i := range s.records {
		sum += s.records[i].cost
		clock[i] = sum
	}
	return clock
}

// Trials returns all evaluations in order. Costs are to be minimised.
func (s *Study) Trials() []search.Trial {
	list := make([]search.Trial, len(s.records))
	for i, r := range s.records {
		list[i] = r.trial
	}
	return list
}

// counts reports whether a record is a result: it did not fail, and was trained
// as fully as the study asks. Trials of lower fidelity guide the method and
// stand in the log, but are in no front and no indicator.
func (s *Study) counts(t search.Trial) bool {
	whole := func(f float64) bool { return f == 0 || f == 1 }
	return t.Costs != nil && (t.Fidelity == s.meta.Query.Fidelity || whole(t.Fidelity) && whole(s.meta.Query.Fidelity))
}

// Points returns the costs of the evaluations that did not fail and were of the
// study's full fidelity, as package pareto takes them. The caller must not
// change them.
func (s *Study) Points() [][]float64 {
	var points [][]float64
	for _, r := range s.records {
		if s.counts(r.trial) {
			points = append(points, r.trial.Costs)
		}
	}
	return points
}

// Best returns the trial with the lowest cost in the objective called name, and
// false when there is none or all failed.
func (s *Study) Best(name string) (search.Trial, bool) {
	k := bench.Find(s.meta.Objectives, name)
	best := -1
	for i, r := range s.records {
		if k >= 0 && s.counts(r.trial) && (best < 0 || r.trial.Costs[k] < s.records[best].trial.Costs[k]) {
			best = i
		}
	}
	if best < 0 {
		return search.Trial{}, false
	}
	return s.records[best].trial, true
}

// BestCurve returns the best value of the objective called name after each
// evaluation, in the metric's own unit and direction; NaN as long as there is
// none. It returns nil for a name that is no objective.
func (s *Study) BestCurve(name string) []float64 {
	k := bench.Find(s.meta.Objectives, name)
	if k < 0 {
		return nil
	}
	curve, best := make([]float64, len(s.records)), math.NaN()
	for i, r := range s.records {
		if s.counts(r.trial) && !(best <= r.trial.Costs[k]) {
			best = r.trial.Costs[k]
		}
		curve[i] = s.meta.Objectives[k].Cost(best)
	}
	return curve
}

// Front is the part of a study that no other trial dominates.
type Front struct {
	Trials []search.Trial // sorted by the first objective, the best first
	table  *table.Table
}

// Len returns the number of trials in the front.
func (f Front) Len() int { return len(f.Trials) }

// Table returns the trials with their metrics as measured, see [Study.Table].
func (f Front) Table() *table.Table { return f.table }

// String prints the table.
func (f Front) String() string { return f.table.String() }

// Front returns the trials that no other dominates; of trials with equal costs
// the first.
func (s *Study) Front() Front {
	f := Front{table: s.Table()}
	for _, i := range s.front() {
		f.Trials = append(f.Trials, s.records[i].trial)
	}
	return f
}

// front returns the positions of the front's records.
func (s *Study) front() []int {
	var where []int
	var points [][]float64
	for i, r := range s.records {
		if s.counts(r.trial) {
			where, points = append(where, i), append(points, r.trial.Costs)
		}
	}
	front, err := pareto.Front(points, false)
	if err != nil { // records have one cost per objective
		return nil
	}
	for k, i := range front {
		front[k] = where[i]
	}
	slices.SortStableFunc(front, func(i, j int) int { return slices.Compare(s.records[i].trial.Costs, s.records[j].trial.Costs) })
	return front
}

// Failures returns how many evaluations failed.
func (s *Study) Failures() int {
	n := 0
	for _, r := range s.records {
		if r.trial.Failed != "" {
			n++
		}
	}
	return n
}

// String tells the study in one line.
func (s *Study) String() string {
	text := fmt.Sprintf("%s on %s: %d evaluations", s.meta.Method, s.meta.Benchmark, s.Len())
	if n := s.Failures(); n > 0 {
		text += fmt.Sprintf(" (%d failed)", n)
	}
	if len(s.meta.Objectives) == 1 {
		o := s.meta.Objectives[0]
		if t, ok := s.Best(o.Name); ok {
			text += strings.TrimSpace(fmt.Sprintf(", best %s %s %s", o.Name, table.Number(o.Cost(t.Costs[0])), o.Unit))
		}
	} else {
		text += fmt.Sprintf(", front of %d", len(s.front()))
		if v, err := s.Hypervolume(nil); err == nil {
			text += fmt.Sprintf(", hypervolume %.4f", v)
		}
	}
	if x := s.Simulated(); x > 0 {
		text += ", simulated time " + time.Duration(x*float64(time.Second)).Round(time.Second).String()
	}
	if s.dir == "" {
		return text + ", in memory"
	}
	return text + ", in " + s.dir
}
