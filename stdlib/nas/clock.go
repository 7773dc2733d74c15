package nas

import (
	"math"
	"slices"
	"time"

	"naslab/engine/figure"
	"naslab/engine/table"
)

// span is a unit of time in which people say how long something takes.
type span struct {
	unit string
	len  time.Duration
}

// spanOf is the largest unit of which there are three.
func spanOf(seconds float64) span {
	for _, s := range []span{{"days", 24 * time.Hour}, {"h", time.Hour}, {"min", time.Minute}, {"s", time.Second}} {
		if seconds >= 3*s.len.Seconds() {
			return s
		}
	}
	return span{"ms", time.Millisecond}
}

// in is so many seconds in the unit.
func (s span) in(seconds float64) float64 { return seconds / s.len.Seconds() }

// clocked reports whether all studies were searches on the simulated clock.
func clocked(studies []*Study) bool {
	stands := func(st *Study) bool { return st.Budget().Simulated == 0 || st.Simulated() == 0 }
	return !slices.ContainsFunc(studies, stands)
}

// longest is the unit for the longest of some studies on the simulated clock;
// false when none has one.
func longest(studies []*Study) (span, bool) {
	most := 0.0
	for _, st := range studies {
		most = math.Max(most, st.Simulated())
	}
	return spanOf(most), most > 0
}

// axis is what curves are drawn over: evaluations, or the simulated clock when
// the searches were ended by it.
type axis struct {
	figure.Axis
	clock span // len 0: evaluations
}

func axisOver(studies []*Study) axis {
	if !clocked(studies) {
		return axis{Axis: figure.Axis{Label: "evaluations"}}
	}
	s, _ := longest(studies)
	return axis{figure.Axis{Label: "simulated time", Unit: s.unit}, s}
}

// runs are the curves of a group, one value per evaluation.
func (a axis) runs(g group, curves [][]float64) figure.Runs {
	if a.clock.len == 0 {
		return figure.Runs{Name: g.name, Y: curves}
	}
	times := make([][]float64, len(g.studies))
	for i, st := range g.studies {
		times[i] = st.Clock()
		for k, t := range times[i] {
			times[i][k] = a.clock.in(t)
		}
	}
	return figure.OverTime(g.name, times, curves)
}

// clockColumn gives t a column of simulated time, if any of the studies has one,
// and returns how a row gets its own: the mean of the row's studies.
func clockColumn(t *Table, studies []*Study) func(row []any, of []*Study) []any {
	s, ok := longest(studies)
	if !ok {
		return func(row []any, _ []*Study) []any { return row }
	}
	t.Columns = append(t.Columns, table.Column{Name: "simulated", Unit: s.unit})
	return func(row []any, of []*Study) []any {
		sum := 0.0
		for _, st := range of {
			sum += st.Simulated()
		}
		return append(row, s.in(sum)/float64(len(of)))
	}
}
