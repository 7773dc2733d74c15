package nas

import (
	"fmt"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/figure"
	"naslab/engine/run"
)

// studiesFigure draws the fronts of studies over their first two objectives and
// beside them the hypervolume over evaluations or simulated time.
func studiesFigure(studies []*Study) (figure.Figure, error) {
	for _, st := range studies {
		if st == nil {
			return figure.Figure{}, fmt.Errorf("nas: plot: one of the studies is nil; its search did not end well")
		}
	}
	groups := grouped(studies)
	if m, ok := one(studies); ok {
		return bestFigure(m, groups)
	}
	volume, err := volumeFigure(groups)
	if err != nil || len(studies[0].Objectives()) < 2 {
		return volume, err
	}
	fronts, err := frontsFigure(groups)
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.Beside(titleOf(studies), []figure.Figure{fronts, volume}), nil
}

// titleOf names the benchmarks, and the objectives where all are the same.
func titleOf(studies []*Study) string {
	title := studies[0].Benchmark()
	objectives := objectiveNames(studies[0].Objectives())
	for _, st := range studies[1:] {
		if !strings.Contains(title, st.Benchmark()) {
			title += ", " + st.Benchmark()
		}
		if objectiveNames(st.Objectives()) != objectives {
			objectives = ""
		}
	}
	if objectives == "" {
		return title
	}
	return title + ": " + objectives
}

// frontsFigure draws the front of all runs of each group.
func frontsFigure(groups []group) (figure.Figure, error) {
	leader := groups[0].studies[0]
	first := leader.Objectives()
	y, x := axisOf(first[0]), axisOf(first[1])
	var sets []figure.Set
	lo, hi := 0.0, 0.0
	for _, g := range groups {
		set := figure.Set{Name: g.name}
		for _, st := range g.studies {
			ms := st.Objectives()
			if len(ms) != len(first) || !sameScale(ms[0], first[0]) || !sameScale(ms[1], first[1]) {
				return figure.Figure{}, fmt.Errorf("nas: plot: %s has the objectives %s, %s has %s; draw studies of the same objectives together",
					leader.Name(), objectiveNames(first), st.Name(), objectiveNames(ms))
			}
			for _, costs := range st.Points() {
				set.Y = append(set.Y, ms[0].Cost(costs[0]))
				set.X = append(set.X, ms[1].Cost(costs[1]))
			}
		}
		for _, v := range set.X {
			if lo == 0 || v < lo {
				lo = v
			}
			hi = max(hi, v)
		}
		sets = append(sets, set)
	}
	x.Log = lo > 0 && hi > 8*lo
	return figure.Fronts("", x, y, sets)
}

// volumeFigure draws the hypervolume after each evaluation, or over the simulated
// time.
func volumeFigure(groups []group) (figure.Figure, error) {
	curves, how, err := volumes(flat(groups))
	if err != nil {
		return figure.Figure{}, err
	}
	x := axisOver(flat(groups))
	var methods []figure.Runs
	for _, g := range groups {
		methods = append(methods, x.runs(g, curves[:len(g.studies)]))
		curves = curves[len(g.studies):]
	}
	f, err := figure.Curves("", x.Axis, figure.Axis{Label: "hypervolume"}, methods)
	f.Note = strings.TrimSpace(how + " " + f.Note)
	return f, err
}

// volumes returns the hypervolume curves of studies and says how they were
// normalised: by the benchmark's constants, or, where there are none, by the
// results of all.
func volumes(studies []*Study) (curves [][]float64, how string, err error) {
	how = "Hypervolume in costs normalised by the benchmark's constants, reference 2 in each."
	bounds := make([]run.Bounds, len(studies))
	for i, st := range studies {
		if bounds[i], err = st.Bounds(); err != nil {
			break
		}
	}
	if err != nil {
		how = "Hypervolume in costs normalised by the range of these results, reference 2 in each."
		common, err := run.CommonBounds(studies)
		if err != nil {
			return nil, "", err
		}
		for i := range bounds {
			bounds[i] = common
		}
	}
	for i, st := range studies {
		c, err := st.HypervolumeCurveIn(bounds[i], nil)
		if err != nil {
			return nil, "", err
		}
		curves = append(curves, c)
	}
	return curves, how, nil
}

// labels names studies by what sets them apart: the method, or the objectives,
// or the study's own name.
func labels(studies []*Study) []string {
	byMethod, byObjective := map[string]bool{}, map[string]bool{}
	for _, st := range studies {
		byMethod[st.Method()] = true
		byObjective[objectiveNames(st.Objectives())] = true
	}
	names := make([]string, len(studies))
	for i, st := range studies {
		switch {
		case len(byMethod) == len(studies) && len(byObjective) == 1:
			names[i] = st.Method()
		case len(byMethod) == 1 && len(byObjective) == len(studies):
			names[i] = difference(st, studies)
		case len(byMethod)*len(byObjective) == len(studies):
			names[i] = st.Method() + ", " + difference(st, studies)
		default:
			names[i] = st.Name()
		}
	}
	return names
}

// difference names the objectives of st that not all studies have; the device
// alone where the metrics differ only in it.
func difference(st *Study, all []*Study) string {
	var parts []string
	for k, m := range st.Objectives() {
		common, scale := true, true
		for _, other := range all {
			o := other.Objectives()
			common = common && k < len(o) && o[k].Name == m.Name
			scale = scale && k < len(o) && sameScale(o[k], m)
		}
		switch {
		case common:
		case scale && m.Device != "":
			parts = append(parts, m.Device)
		default:
			parts = append(parts, m.Name)
		}
	}
	return strings.Join(parts, ", ")
}

func axisOf(m bench.Metric) figure.Axis {
	label, _, _ := strings.Cut(m.Name, "@")
	unit := m.Unit
	if m.Batch > 0 && unit != "" {
		unit = fmt.Sprintf("%s, batch %d", unit, m.Batch)
	}
	return figure.Axis{Label: label, Unit: unit, Maximise: m.Maximise}
}

// sameScale reports whether two metrics can share an axis: the same quantity,
// whatever the device.
func sameScale(a, b bench.Metric) bool {
	base, _, _ := strings.Cut(a.Name, "@")
	other, _, _ := strings.Cut(b.Name, "@")
	return base == other && a.Unit == b.Unit && a.Batch == b.Batch && a.Maximise == b.Maximise
}

func objectiveNames(ms []bench.Metric) string {
	names := make([]string, len(ms))
	for i, m := range ms {
		names[i] = m.Name
	}
	return strings.Join(names, " and ")
}
