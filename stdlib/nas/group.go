package nas

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/figure"
	"naslab/engine/stat"
	"naslab/engine/table"
)

// group is the studies of one method on one problem with other seeds.
type group struct {
	name    string
	studies []*Study
}

// grouped parts studies into groups, in the order in which they come.
func grouped(studies []*Study) []group {
	var groups []group
	at := map[string]int{}
	for _, st := range studies {
		key := fmt.Sprint(st.Method(), "\x00", st.Benchmark(), "\x00", objectiveNames(st.Objectives()), "\x00", st.Options())
		i, known := at[key]
		if !known {
			i = len(groups)
			at[key] = i
			groups = append(groups, group{})
		}
		groups[i].studies = append(groups[i].studies, st)
	}
	firsts := make([]*Study, len(groups))
	for i, g := range groups {
		firsts[i] = g.studies[0]
	}
	for i, name := range labels(firsts) {
		groups[i].name = name
	}
	return groups
}

// one returns the objective that all studies have as their only one, on the
// same benchmark; false when there is none.
func one(studies []*Study) (Metric, bool) {
	first := studies[0].Objectives()
	same := func(st *Study) bool {
		ms := st.Objectives()
		return len(ms) == 1 && ms[0].Name == first[0].Name && st.Benchmark() == studies[0].Benchmark()
	}
	differs := func(st *Study) bool { return !same(st) }
	return first[0], !slices.ContainsFunc(studies, differs)
}

// bestFigure draws the best value so far over the evaluations, or over the
// simulated time, one curve per group.
func bestFigure(m Metric, groups []group) (figure.Figure, error) {
	x := axisOver(flat(groups))
	var methods []figure.Runs
	var all [][]float64
	for _, g := range groups {
		var curves [][]float64
		for _, st := range g.studies {
			curves = append(curves, st.BestCurve(m.Name))
		}
		methods, all = append(methods, x.runs(g, curves)), append(all, curves...)
	}
	y := axisOf(m)
	y.Label = "best " + y.Label
	y.Min, y.Max, y.Log = settled(all)
	f, err := figure.Curves(groups[0].studies[0].Benchmark(), x.Axis, y, methods)
	if x.clock.len > 0 && f.Note != "" { // some method has several runs
		f.Note += " Curves begin when every run of the method has a result."
	}
	return f, err
}

// settled bounds the axis to what the methods find after the first twentieth of
// their evaluations, since the first networks may be very bad. It is logarithmic
// when they improve more than twentyfold.
func settled(curves [][]float64) (lo, hi float64, log bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, run := range curves {
		for _, v := range run[len(run)/20:] {
			if !math.IsNaN(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	if !(lo < hi) {
		return 0, 0, false
	}
	if lo > 0 && hi > 20*lo {
		return lo / 1.2, hi * 1.2, true
	}
	margin := (hi - lo) / 20
	return lo - margin, hi + margin, false
}

// compareBest sets groups of one objective side by side by the best value that
// each run found.
func compareBest(m Metric, groups []group) *Table {
	unit := ""
	if m.Unit != "" {
		unit = " (" + m.Unit + ")"
	}
	t := table.New("best "+m.Name+" on "+groups[0].studies[0].Benchmark(),
		"method", "runs", "evaluations", "median"+unit, "quartiles"+unit, "best"+unit, "failed", "time (s)")
	clock := clockColumn(t, flat(groups))
	for _, g := range groups {
		var finals []float64
		for _, st := range g.studies {
			if trial, ok := st.Best(m.Name); ok {
				finals = append(finals, m.Cost(trial.Costs[0]))
			}
		}
		t.Add(clock(g.row(finals, m.Maximise), g.studies)...)
	}
	return t
}

// compareVolumes is the same for groups of several objectives, by hypervolume.
func compareVolumes(groups []group) (*Table, error) {
	curves, how, err := volumes(flat(groups))
	if err != nil {
		return nil, err
	}
	t := table.New("studies", "method", "runs", "evaluations", "median hypervolume", "quartiles", "best", "failed", "time (s)")
	t.Note = how
	clock := clockColumn(t, flat(groups))
	for _, g := range groups {
		var finals []float64
		for _, c := range curves[:len(g.studies)] {
			if len(c) > 0 {
				finals = append(finals, c[len(c)-1])
			}
		}
		curves = curves[len(g.studies):]
		t.Add(clock(g.row(finals, true), g.studies)...)
	}
	return t, nil
}

// flat lists the studies of all groups.
func flat(groups []group) []*Study {
	var all []*Study
	for _, g := range groups {
		all = append(all, g.studies...)
	}
	return all
}

// row is the group's line in a comparison: the median, the quartiles and the best
// of its runs' final values, which are finite.
func (g group) row(finals []float64, maximise bool) []any {
	evals, failed, seconds := 0, 0, 0.0
	for _, st := range g.studies {
		evals, failed, seconds = evals+st.Len(), failed+st.Failures(), seconds+st.Seconds()
	}
	row := []any{g.name, len(g.studies), evals / len(g.studies), nil, nil, nil, failed, seconds}
	if len(finals) == 0 {
		return row
	}
	var q [3]float64
	for i := range q {
		q[i], _ = stat.Quantile(finals, float64(i+1)/4)
	}
	row[3], row[5] = q[1], slices.Min(finals)
	if maximise {
		row[5] = slices.Max(finals)
	}
	if len(finals) > 1 {
		row[4] = fmt.Sprintf("%.5g to %.5g", q[0], q[2])
	}
	return row
}
