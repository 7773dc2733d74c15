package device

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Energy says what a call took from the processor's energy counters (RAPL).
// They count the whole package and its memory where it tells, so
// idle cores and other programs are within.
type Energy struct {
	PerCallMJ float64 `json:"per_call_mj"` // mJ for one call
	Watts     float64 `json:"watts"`       // mean power
	Calls     int     `json:"calls"`
	Seconds   float64 `json:"seconds"`
	Zones     string  `json:"zones"` // what was counted, such as "package-0 dram"
}

// zone is one energy counter of the kernel's.
type zone struct {
	name    string // such as "package-0", "dram"
	counter string // file with microjoules, which starts anew at limit
	limit   uint64
}

// rapl is the set of counters that add up to the machine: each package, and the
// memory, which stands below a package but is not within it. Cores are within
// their package, and psys within none but over all, so neither is added.
type rapl struct{ zones []zone }

// openRAPL finds the counters under a folder such as /sys/class/powercap, or says why
// there are none to read. AMD's are found under the same names as Intel's.
func openRAPL(dir string) (rapl, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "intel-rapl:*"))
	if err != nil {
		return rapl{}, fmt.Errorf("energy: not measured: %w", err)
	}
	slices.Sort(paths)
	var r rapl
	for _, p := range paths {
		name, err := readTrimmed(filepath.Join(p, "name"))
		if err != nil || name != "dram" && !strings.HasPrefix(name, "package") {
			continue
		}
		limit, err := readCounter(filepath.Join(p, "max_energy_range_uj"))
		if err != nil {
			return rapl{}, fmt.Errorf("energy: not measured: %w", err)
		}
		z := zone{name, filepath.Join(p, "energy_uj"), limit}
		if _, err := readCounter(z.counter); err != nil {
			return rapl{}, unreadable(z.counter, err)
		}
		r.zones = append(r.zones, z)
	}
	if len(r.zones) == 0 {
		return rapl{}, fmt.Errorf("energy: not measured, this machine shows no energy counters under %s (virtual machines seldom do)", dir)
	}
	return r, nil
}

// unreadable says why a counter cannot be read.
func unreadable(counter string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("energy: not measured, %s may not be read; run as root or let root allow it with chmod a+r", counter)
	}
	return fmt.Errorf("energy: not measured: %w", err)
}

func readTrimmed(path string) (string, error) {
	b, err := os.ReadFile(path)
	return strings.TrimSpace(string(b)), err
}

func readCounter(path string) (uint64, error) {
	text, err := readTrimmed(path)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s holds %q and no number", path, text)
	}
	return n, nil
}

// read returns all counters.
func (r rapl) read() ([]uint64, error) {
	out := make([]uint64, len(r.zones))
	for i, z := range r.zones {
		n, err := readCounter(z.counter)
		if err != nil {
			return nil, fmt.Errorf("energy: %w", err)
		}
		out[i] = n
	}
	return out, nil
}

// since returns the microjoules between two readings, each counter started anew
// at most once.
func (r rapl) since(from, to []uint64) float64 {
	sum := 0.0
	for i, z := range r.zones {
		if to[i] < from[i] {
			sum += float64(z.limit - from[i] + to[i])
		} else {
			sum += float64(to[i] - from[i])
		}
	}
	return sum
}

func (r rapl) names() string {
	var names []string
	for _, z := range r.zones {
		names = append(names, z.name)
	}
	return strings.Join(names, " ")
}

// energy calls until EnergyTime is over and reads the counters before and after
// each call, so that none can start anew twice.
func (r *runner) energy() error {
	if r.plan.repeats == 0 && r.plan.memory == 0 {
		if _, err := r.warm(0); err != nil {
			return err
		}
	}
	source := r.local.rapl
	from, err := source.read()
	if err != nil {
		return err
	}
	e := &Energy{Zones: source.names()}
	microjoules := 0.0
	start := time.Now()
	for e.Calls == 0 || time.Since(start) < r.local.config.EnergyTime {
		if err := r.call(); err != nil {
			return err
		}
		to, err := source.read()
		if err != nil {
			return err
		}
		microjoules += source.since(from, to)
		from = to
		e.Calls++
	}
	e.Seconds = time.Since(start).Seconds()
	e.PerCallMJ = microjoules / 1e3 / float64(e.Calls)
	e.Watts = microjoules / 1e6 / e.Seconds
	r.out.Energy = e
	return nil
}
