package device

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"
)

// LocalConfig says how this machine measures. The zero value measures with the
// threads as they are set, 30 calls after 3 to warm up.
type LocalConfig struct {
	Name string // in metric names; empty means "local"
	// Threads lists the thread counts to measure with. Empty means 1 and 2, as
	// far as there are cores; without SetThreads it must be empty, and the threads
	// stay as they are.
	Threads []int
	// SetThreads sets how many threads the measured calls use and GetThreads tells
	// it, to be put back afterwards: both or neither.
	SetThreads func(n int)
	GetThreads func() int
	// Warmup is the number of calls before the first sample of a thread
	// count; 0 means 3.
	Warmup int
	// Repeats is the number of samples for each thread count; 0 means 30.
	Repeats int
	// MinSample is the least duration of a sample: shorter calls are made several
	// times within one and divided; 0 means 200 microseconds.
	MinSample time.Duration
	// MaxTime ends the samples of a thread count when they have lasted so long
	// and there are at least 3; 0 means never.
	MaxTime time.Duration
	// Trim gives free memory that a library holds back to the system, such as
	// malloc_trim does for C; it is called before memory is measured. Without it
	// memory that the library already holds does not count as growth.
	Trim func()
	// Meter replaces the resident size by an allocator's own statistics.
	Meter Meter
	// EnergyTime is how long calls run while energy is counted, where the machine
	// counts it; 0 means 500 ms.
	EnergyTime time.Duration
	// Powercap is the folder with the energy counters; empty means
	// /sys/class/powercap.
	Powercap string
}

// Meter reads an allocator's statistics. Both functions or neither.
type Meter struct {
	Reset func()       // starts a new peak at what is in use now
	Peak  func() int64 // bytes in use at the peak since then, less what was in use then
}

// Local is this machine as a measuring device. It measures one thing at a time.
// Make one with [NewLocal].
type Local struct {
	config  LocalConfig
	machine Machine
	step    time.Duration // of the clock
	rapl    rapl
	noRAPL  error
	// resetPeak sets the kernel's peak of the resident size back, where it can.
	resetPeak func() bool

	mu sync.Mutex
}

// NewLocal checks the configuration and looks at the machine.
func NewLocal(c LocalConfig) (*Local, error) {
	if c.Name == "" {
		c.Name = "local"
	}
	if err := checkName(c.Name); err != nil {
		return nil, err
	}
	if (c.SetThreads == nil) != (c.GetThreads == nil) || (c.Meter.Reset == nil) != (c.Meter.Peak == nil) {
		return nil, fmt.Errorf("device: %s: give both SetThreads and GetThreads, both Meter.Reset and Meter.Peak, or neither", c.Name)
	}
	if c.Warmup < 0 || c.Repeats < 0 || c.MinSample < 0 || c.MaxTime < 0 || c.EnergyTime < 0 {
		return nil, fmt.Errorf("device: %s: a count or a time is negative; 0 means the default", c.Name)
	}
	c.Warmup = orDefault(c.Warmup, 3)
	c.Repeats = orDefault(c.Repeats, 30)
	c.MinSample = orDefault(c.MinSample, 200*time.Microsecond)
	c.EnergyTime = orDefault(c.EnergyTime, 500*time.Millisecond)
	if c.Powercap == "" {
		c.Powercap = filepath.FromSlash("/sys/class/powercap")
	}
	var err error
	if c.Threads, err = threadCounts(c); err != nil {
		return nil, err
	}
	l := &Local{config: c, machine: ThisMachine(), step: clockStep(), resetPeak: resetPeak}
	l.rapl, l.noRAPL = openRAPL(c.Powercap)
	return l, nil
}

func orDefault[T int | time.Duration](x, fallback T) T {
	if x == 0 {
		return fallback
	}
	return x
}

// threadCounts returns the thread counts to measure with; 0 stands for as they
// are.
func threadCounts(c LocalConfig) ([]int, error) {
	switch {
	case c.SetThreads == nil && len(c.Threads) > 0:
		return nil, fmt.Errorf("device: %s: thread counts %v without SetThreads; give the function that sets them", c.Name, c.Threads)
	case c.SetThreads == nil:
		return []int{0}, nil
	case len(c.Threads) == 0 && runtime.NumCPU() == 1:
		return []int{1}, nil
	case len(c.Threads) == 0:
		return []int{1, 2}, nil
	}
	for i, n := range c.Threads {
		if n < 1 || slices.Index(c.Threads, n) != i {
			return nil, fmt.Errorf("device: %s: thread counts %v; each must be at least 1 and stand once", c.Name, c.Threads)
		}
	}
	return slices.Clone(c.Threads), nil
}

// clockStep returns the smallest step that the clock was seen to make.
func clockStep() time.Duration {
	least := time.Duration(1<<63 - 1)
	for range 1000 {
		from := time.Now()
		step := time.Duration(0)
		for step <= 0 {
			step = time.Since(from)
		}
		least = min(least, step)
	}
	return least
}

// Name returns the name that stands in metric names.
func (l *Local) Name() string { return l.config.Name }

// Machine describes the machine.
func (l *Local) Machine() Machine { return l.machine }

// Info describes the machine as a device.
func (l *Local) Info() Info {
	return Info{Name: l.config.Name, Kind: "cpu", Model: l.machine.CPU, Format: "float32", Cores: l.machine.Cores, Doc: "this machine"}
}

// EnergyError returns nil when this machine counts energy, otherwise why not.
func (l *Local) EnergyError() error { return l.noRAPL }

// String gives the name, the machine and whether it counts energy.
func (l *Local) String() string {
	s := l.config.Name + ": " + l.machine.String()
	if l.noRAPL != nil {
		return s + "; " + l.noRAPL.Error()
	}
	return s + "; counts energy"
}

// Subject is what is measured. Give Run, or Build when the network should be made
// for the measurement, so that its weights count as memory.
type Subject struct {
	Name string
	Run  func() error // one call: a forward pass
	// Build makes the network and returns its forward pass and a function that
	// frees it, which may be nil.
	Build  func() (run func() error, free func(), err error)
	Batch  int     // sequences or images in one call; 0 when it does not matter
	Params float64 // number of weights, as the caller counts them; 0 when not known
	FLOPs  float64 // of one call, as the caller counts them; 0 when not known
}

// Profile measures a subject: latency with each thread count, then peak memory
// and, where the machine counts it, energy, with the first thread count. It
// stops between two calls when ctx is cancelled. An error of the subject's is
// returned with the call in which it came.
func (l *Local) Profile(ctx context.Context, s Subject) (*Profile, error) {
	return l.profile(ctx, s, plan{
		threads: l.config.Threads, warmup: l.config.Warmup, repeats: l.config.Repeats,
		memory: memoryRepeats, energy: l.noRAPL == nil,
	})
}

// plan says what one profile holds.
type plan struct {
	threads         []int // in these the latency is measured; at least one
	warmup, repeats int   // repeats 0: no latency
	memory          int   // how often memory is measured; 0: not
	energy          bool
}

func (l *Local) profile(ctx context.Context, s Subject, p plan) (out *Profile, err error) {
	if (s.Run == nil) == (s.Build == nil) {
		return nil, errors.New("device: profile: " + s.Name + ": give either Run or Build")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.config.SetThreads != nil {
		defer l.config.SetThreads(l.config.GetThreads())
	}
	out = &Profile{
		Subject: s.Name, Device: l.config.Name, Machine: l.machine, When: time.Now().UTC().Truncate(time.Second),
		Batch: s.Batch, Params: s.Params, FLOPs: s.FLOPs, ClockStepNs: float64(l.step.Nanoseconds()), LoadBefore: loadAverage(),
	}
	r := runner{local: l, ctx: ctx, subject: s, plan: p, out: out}
	if err := r.measure(); err != nil {
		return nil, fmt.Errorf("device: profile: %s: %w", s.Name, err)
	}
	out.LoadAfter = loadAverage()
	return out, nil
}

func (l *Local) setThreads(n int) {
	if n > 0 {
		l.config.SetThreads(n)
	}
}
