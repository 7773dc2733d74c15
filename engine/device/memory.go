package device

import (
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"naslab/engine/stat"
)

// Memory says how much memory a call needed, in MB (1e6 bytes).
//
// Before each sample the process gives its free memory back to the system
// (Go's own, and that of C libraries by [LocalConfig.Trim]), because memory that
// an allocator keeps for later would not count as growth when it is used again: a
// C function that uses 500 pieces of 64 kB measures 0 MB from its second call
// on without, and 32.8 MB each time with malloc_trim.
// Then the growth of the resident size during one call is taken from the
// kernel's peak (VmHWM, set back through /proc/self/clear_refs), or where that
// cannot be set back by looking every millisecond, which may miss a short
// peak. It holds whole pages, so growth below about 0.1 MB is not seen. With
// [LocalConfig.Meter] the numbers are the allocator's instead.
type Memory struct {
	Method    string    `json:"method"`     // how it was measured; empty when it was not
	Why       string    `json:"why"`        // why it was not measured, or what may be missing
	WeightsMB float64   `json:"weights_mb"` // growth while the network was built; -1 when it was not built for this
	Samples   []float64 `json:"samples"`    // growth during one call each, after warm-up
	PeakMB    float64   `json:"peak_mb"`    // WeightsMB, if known, and the median of Samples; -1 when not measured
}

// memoryResolution is the growth in MB below which the resident size says nothing.
const memoryResolution = 0.1

// memoryRepeats is how often a profile measures memory.
const memoryRepeats = 3

const (
	byMeter    = "allocator's statistics"
	byPeak     = "peak of the resident size, from the kernel"
	bySampling = "resident size, looked at every millisecond"
	noProc     = "memory: not measured, this system has no /proc/self/status; give LocalConfig.Meter"
	noTrim     = "memory that C libraries held free before the call is not counted; set LocalConfig.Trim"
)

func (r *runner) trim() {
	debug.FreeOSMemory()
	if trim := r.local.config.Trim; trim != nil {
		trim()
	}
}

func (r *runner) memory() error {
	m := &r.out.Memory
	if _, ok := resident(); !ok && r.local.config.Meter.Peak == nil {
		m.Why = noProc
		return nil
	}
	if r.plan.repeats == 0 { // nothing has warmed it up yet
		if _, err := r.warm(0); err != nil {
			return err
		}
	}
	for range r.plan.memory {
		r.trim()
		grown, method, err := r.growth()
		if err != nil {
			return err
		}
		m.Method = method
		m.Samples = append(m.Samples, max(0, float64(grown))/1e6)
	}
	if m.Method != byMeter && r.local.config.Trim == nil {
		m.Why = noTrim
	}
	return m.summarise()
}

// summarise computes the peak from the samples.
func (m *Memory) summarise() error {
	if len(m.Samples) == 0 {
		m.PeakMB = -1
		return nil
	}
	if lowest := slices.Min(m.Samples); lowest < 0 {
		return fmt.Errorf("a memory sample is %g MB", lowest)
	}
	growth, err := stat.Median(m.Samples)
	m.PeakMB = growth + max(0, m.WeightsMB)
	return err
}

// growth makes one call and returns by how many bytes memory grew during it.
func (r *runner) growth() (grown int64, method string, err error) {
	if meter := r.local.config.Meter; meter.Peak != nil {
		meter.Reset()
		err = r.call()
		return meter.Peak(), byMeter, err
	}
	before, _ := resident()
	if r.local.resetPeak() {
		err = r.call()
		peak, perr := procField("/proc/self/status", "VmHWM")
		if perr == nil {
			return peak*1024 - before, byPeak, err
		}
	}
	done := make(chan struct{})
	var highest int64
	var watch sync.WaitGroup
	watch.Go(func() { highest = highestUntil(done) })
	err = r.call()
	close(done)
	watch.Wait()
	return highest - before, bySampling, err
}

// resetPeak sets the kernel's peak of the resident size back to the present size.
func resetPeak() bool {
	return os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) == nil
}

// resident returns the resident size of the process in bytes.
func resident() (int64, bool) {
	kB, err := procField("/proc/self/status", "VmRSS")
	return kB * 1024, err == nil
}

// highestUntil looks at the resident size every millisecond until done.
func highestUntil(done chan struct{}) (highest int64) {
	every := time.NewTicker(time.Millisecond)
	defer every.Stop()
	for {
		size, _ := resident()
		highest = max(highest, size)
		select {
		case <-done:
			size, _ := resident()
			return max(highest, size)
		case <-every.C:
		}
	}
}
