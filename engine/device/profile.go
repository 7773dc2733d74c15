package device

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"naslab/engine/stat"
	"naslab/engine/table"
)

// Profile is what was measured of one subject on one machine.
type Profile struct {
	Subject string    `json:"subject"`
	Device  string    `json:"device"`
	Machine Machine   `json:"machine"`
	When    time.Time `json:"when"`

	Batch  int     `json:"batch"`  // sequences or images in one call; 0 when it does not matter
	Params float64 `json:"params"` // as the caller counts them; 0 when not known
	FLOPs  float64 `json:"flops"`  // of one call, as the caller counts them; 0 when not known

	Latency  []Timing `json:"latency"` // one for each thread count; empty when not measured
	Memory   Memory   `json:"memory"`
	Energy   *Energy  `json:"energy,omitempty"` // nil when not measured
	NoEnergy string   `json:"no_energy"`        // why the machine cannot tell; empty when it can

	ClockStepNs float64 `json:"clock_step_ns"` // the smallest step that the clock was seen to make
	LoadBefore  float64 `json:"load_before"`   // load average of the minute before; -1 when not known
	LoadAfter   float64 `json:"load_after"`    // and of the last minute at the end
}

// Timing is the latency of a call with one thread count. Times are in ms. The
// numbers that describe the machine are -1 when they are not known.
type Timing struct {
	Threads int       `json:"threads"` // 0: as they were set
	Calls   int       `json:"calls"`   // calls within a sample; the sample is their mean
	Samples []float64 `json:"samples"` // all of them, in the order they were taken
	First   int       `json:"first"`   // how many of them are of the first round

	Median float64 `json:"median"`
	Q1     float64 `json:"q1"` // a quarter of the samples lie below
	Q3     float64 `json:"q3"` // a quarter of the samples lie above
	MAD    float64 `json:"mad"`
	Mean   float64 `json:"mean"`
	CV     float64 `json:"cv"`    // standard deviation / mean
	Drift  float64 `json:"drift"` // median of the second round / that of the first - 1; 0 with less than two samples in either

	CPUShare float64 `json:"cpu_share"` // processor time of this process / wall time: below the thread count it waited
	Switches int     `json:"switches"`  // times that a thread of this process was forced off a core
	Others   float64 `json:"others"`    // cores that other programs used on average
	Steal    float64 `json:"steal"`     // cores that the hypervisor took away on average
}

// normalMAD turns a median absolute deviation into the standard deviation of
// normal values with the same one.
const normalMAD = 1.4826

// Spread returns the robust estimate of the standard deviation of one sample,
// 1.4826 MAD, in ms.
func (t Timing) Spread() float64 { return normalMAD * t.MAD }

// Steady reports whether the two rounds agree: their medians within 5 %, or
// within three standard errors of their difference when the samples spread
// more.
func (t Timing) Steady() bool {
	n1, n2 := float64(t.First), float64(len(t.Samples)-t.First)
	if n1 < 2 || n2 < 2 || t.Median <= 0 {
		return true
	}
	stdErr := 1.2533 * t.Spread() / t.Median * math.Sqrt(1/n1+1/n2) // of a median, for normal values
	return math.Abs(t.Drift) <= max(0.05, 3*stdErr)
}

// summarise computes the statistics from the samples.
func (t *Timing) summarise() error {
	if len(t.Samples) == 0 || t.First < 0 || t.First > len(t.Samples) {
		return fmt.Errorf("%d samples, %d of them in the first round, make no timing", len(t.Samples), t.First)
	}
	for i, x := range t.Samples {
		if !(x > 0) || math.IsInf(x, 0) {
			return fmt.Errorf("sample %d is %g ms, which is no duration", i, x)
		}
	}
	t.Median, _ = stat.Median(t.Samples) // none of these fails on finite samples
	t.Q1, _ = stat.Quantile(t.Samples, 0.25)
	t.Q3, _ = stat.Quantile(t.Samples, 0.75)
	t.MAD, _ = stat.MAD(t.Samples)
	t.Mean, _ = stat.Mean(t.Samples)
	t.CV, t.Drift = 0, 0
	if len(t.Samples) > 1 {
		std, _ := stat.Std(t.Samples)
		t.CV = std / t.Mean
	}
	if t.First > 1 && len(t.Samples)-t.First > 1 {
		first, _ := stat.Median(t.Samples[:t.First])
		second, _ := stat.Median(t.Samples[t.First:])
		t.Drift = second/first - 1
	}
	return nil
}

func threadLabel(n int) string {
	switch n {
	case 0:
		return "the threads as set"
	case 1:
		return "1 thread"
	}
	return fmt.Sprintf("%d threads", n)
}

// String gives the subject and its main numbers.
func (p *Profile) String() string {
	var parts []string
	for _, t := range p.Latency {
		parts = append(parts, fmt.Sprintf("%s ms ± %s with %s", table.Number(t.Median), table.Number(t.Spread()), threadLabel(t.Threads)))
	}
	if p.Memory.PeakMB >= 0 {
		parts = append(parts, fmt.Sprintf("peak %s MB", table.Number(p.Memory.PeakMB)))
	}
	if p.Energy != nil {
		parts = append(parts, fmt.Sprintf("%s mJ", table.Number(p.Energy.PerCallMJ)))
	}
	return fmt.Sprintf("%s on %s: %s", p.Subject, p.Device, strings.Join(parts, ", "))
}

// Table gives one line per thread count, and below it memory, energy, counts and
// the state of the machine.
func (p *Profile) Table() *table.Table {
	t := table.New(p.Subject+" on "+p.Device, "threads", "median (ms)", "q1 (ms)", "q3 (ms)", "mad (ms)", "cv (%)",
		"drift (%)", "samples", "calls/sample", "cpu/wall", "forced switches", "others (cores)")
	for _, l := range p.Latency {
		var threads any = "as set"
		if l.Threads > 0 {
			threads = l.Threads
		}
		t.Add(threads, l.Median, l.Q1, l.Q3, l.MAD, 100*l.CV, 100*l.Drift, len(l.Samples), l.Calls,
			known(l.CPUShare), knownInt(l.Switches), known(l.Others))
	}
	t.Note = strings.Join(p.notes(), "\n")
	return t
}

// notes lists what does not fit into a line of the table.
func (p *Profile) notes() []string {
	notes := []string{p.Noise() + "."}
	if m := p.Memory; m.PeakMB >= 0 {
		line := "memory: peak " + table.Number(m.PeakMB) + " MB"
		if m.PeakMB < memoryResolution {
			line = fmt.Sprintf("memory: peak below %g MB", memoryResolution)
		}
		if m.WeightsMB >= 0 {
			line += fmt.Sprintf(", of it %s MB when built", table.Number(m.WeightsMB))
		}
		notes = append(notes, line+" ("+m.Method+").")
	}
	if p.Memory.Why != "" {
		notes = append(notes, p.Memory.Why+".")
	}
	if e := p.Energy; e != nil {
		notes = append(notes, fmt.Sprintf("energy: %s mJ per call at %.1f W (%s, %d calls).", table.Number(e.PerCallMJ), e.Watts, e.Zones, e.Calls))
	} else if p.NoEnergy != "" {
		notes = append(notes, p.NoEnergy+".")
	}
	if p.Params > 0 || p.FLOPs > 0 {
		notes = append(notes, fmt.Sprintf("counted: %s parameters, %s FLOPs per call%s.", count(p.Params), count(p.FLOPs), p.rate()))
	}
	return append(notes, "machine: "+p.Machine.String()+".")
}

// rate gives the counted operations per second at the fastest thread count.
func (p *Profile) rate() string {
	if p.FLOPs <= 0 || len(p.Latency) == 0 {
		return ""
	}
	best := slices.MinFunc(p.Latency, func(a, b Timing) int { return cmp.Compare(a.Median, b.Median) })
	return fmt.Sprintf(", %.1f GFLOP/s with %s", p.FLOPs/best.Median/1e6, threadLabel(best.Threads))
}

func count(x float64) string {
	switch {
	case x <= 0:
		return "unknown"
	case x >= 1e9:
		return fmt.Sprintf("%.2f G", x/1e9)
	case x >= 1e6:
		return fmt.Sprintf("%.2f M", x/1e6)
	}
	return fmt.Sprintf("%.0f", x)
}

func known(x float64) any {
	if x < 0 {
		return nil
	}
	return x
}

func knownInt(n int) any {
	if n < 0 {
		return nil
	}
	return n
}
