package timeit

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// Result is what was measured.
type Result struct {
	Loops int       // of each measurement
	Times []float64 // seconds per loop
}

func (r *Result) add(d time.Duration) {
	r.Times = append(r.Times, d.Seconds()/float64(r.Loops))
}

// Mean is the mean time of one loop in seconds.
func (r Result) Mean() float64 {
	sum := 0.0
	for _, t := range r.Times {
		sum += t
	}
	return sum / float64(len(r.Times))
}

// Std is the standard deviation of the measurements in seconds.
func (r Result) Std() float64 {
	mean, sum := r.Mean(), 0.0
	for _, t := range r.Times {
		sum += (t - mean) * (t - mean)
	}
	return math.Sqrt(sum / float64(len(r.Times)))
}

// String says it in one line.
func (r Result) String() string {
	loops, runs := "loops", "runs"
	if r.Loops == 1 {
		loops = "loop"
	}
	if len(r.Times) == 1 {
		return fmt.Sprintf("%s per loop (1 run, %d %s)", seconds(r.Mean()), r.Loops, loops)
	}
	return fmt.Sprintf("%s ± %s per loop (mean ± std. dev. of %d %s, %d %s each)",
		seconds(r.Mean()), seconds(r.Std()), len(r.Times), runs, r.Loops, loops)
}

// Text is a duration in three significant digits: "1.23 ms".
func Text(d time.Duration) string { return seconds(d.Seconds()) }

func seconds(s float64) string {
	if s >= 60 {
		return time.Duration(s * float64(time.Second)).Round(100 * time.Millisecond).String()
	}
	for _, u := range []struct {
		size float64
		name string
	}{{1, "s"}, {1e-3, "ms"}, {1e-6, "µs"}, {1e-9, "ns"}} {
		if s >= u.size || u.name == "ns" {
			return digits(s/u.size) + " " + u.name
		}
	}
	return ""
}

// digits prints x, which is below 1000, in three significant digits.
func digits(x float64) string {
	s := strconv.FormatFloat(x, 'g', 3, 64)
	if v, _ := strconv.ParseFloat(s, 64); v >= 100 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return s
}
