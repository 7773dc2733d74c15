package figure

import (
	"math"
	"slices"
)

// marks is how many times a curve over time has at most.
const marks = 2000

// OverTime puts runs onto one axis of time: values[i][k] is what run i has from
// times[i][k], ascending, until the next; NaN is no value yet. The curves begin
// when every run that has a value at all has one, and end when the longest run
// does; a shorter one keeps its last value. They are exact, but for runs that
// change more than 2,000 times together.
func OverTime(name string, times, values [][]float64) Runs {
	r := Runs{Name: name, Step: true, X: common(times, values), Y: make([][]float64, len(values))}
	for i := range values {
		r.Y[i] = make([]float64, len(r.X))
		at, value := 0, math.NaN()
		for k, x := range r.X {
			for ; at < len(values[i]) && times[i][at] <= x; at++ {
				if v := values[i][at]; !math.IsNaN(v) {
					value = v
				}
			}
			r.Y[i][k] = value
		}
	}
	return r
}

// common lists the times at which some run changes, from when all have a value.
func common(times, values [][]float64) []float64 {
	begin, end := math.Inf(-1), math.Inf(-1)
	var all []float64
	for i, run := range values {
		before := math.NaN()
		for k, v := range run {
			if math.IsNaN(v) || v == before {
				continue
			}
			if math.IsNaN(before) {
				begin = max(begin, times[i][k])
			}
			before = v
			all = append(all, times[i][k])
		}
		if n := len(run); n > 0 {
			end = max(end, times[i][n-1])
		}
	}
	if len(all) == 0 {
		return nil
	}
	all = append(all, begin, end)
	slices.Sort(all)
	all = slices.Compact(all)
	all = all[slices.Index(all, begin):]
	if len(all) <= marks {
		return all
	}
	var thin []float64
	for k := range marks {
		thin = append(thin, all[k*(len(all)-1)/(marks-1)])
	}
	return thin
}
