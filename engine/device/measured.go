package device

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"naslab/engine/space"
	"naslab/engine/table"
)

// Measured is a device known by measurements made earlier, here or elsewhere:
// profiles of architectures, all of one device. It is kept in a device file
// ([Load], Save). It is safe for concurrent use. Make an empty one with
// [NewMeasured].
type Measured struct {
	name    string
	machine Machine

	mu      sync.RWMutex
	order   []string // keys in the order they were added
	records map[string]record
}

// record is the profile of one architecture.
type record struct {
	Arch    space.Arch `json:"arch"` // in canonical form
	Profile *Profile   `json:"profile"`
}

// NewMeasured makes a device without measurements.
func NewMeasured(name string, machine Machine) (*Measured, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	return &Measured{name: name, machine: machine, records: map[string]record{}}, nil
}

// Name returns the device's name.
func (m *Measured) Name() string { return m.name }

// Machine describes the machine that was measured.
func (m *Measured) Machine() Machine { return m.machine }

// Features gives the machine's coarse features, see [Info.Features].
func (m *Measured) Features() []float64 {
	return Info{Kind: "cpu", Format: "float32", Cores: m.machine.Cores}.Features()
}

// Add keeps the profile of an architecture, which must be in canonical form; a
// later one replaces an earlier one.
func (m *Measured) Add(a space.Arch, p *Profile) error {
	if p == nil || a.Space == "" {
		return fmt.Errorf("device: %s: add: an architecture of a space and its profile are needed", m.name)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	key := a.String()
	if _, ok := m.records[key]; !ok {
		m.order = append(m.order, key)
	}
	m.records[key] = record{a, p}
	return nil
}

// Profile returns the profile of an architecture, and false when there is none.
func (m *Measured) Profile(a space.Arch) (*Profile, bool) {
	if p, ok := m.lookup(a); ok {
		return p, true
	}
	return m.lookup(canonical(a))
}

// lookup is Profile for an architecture in canonical form.
func (m *Measured) lookup(a space.Arch) (*Profile, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	r, ok := m.records[a.String()]
	return r.Profile, ok
}

// canonical returns the canonical form when the space is registered; otherwise
// the genes count as they are.
func canonical(a space.Arch) space.Arch {
	s, err := space.New(a.Space)
	if err != nil {
		return a
	}
	if c, err := space.Trim(s, a); err == nil {
		return c
	}
	return a
}

// Archs lists the architectures that were measured, in the order they were.
func (m *Measured) Archs() []space.Arch {
	m.mu.RLock()
	defer m.mu.RUnlock()
	out := make([]space.Arch, len(m.order))
	for i, key := range m.order {
		out[i] = m.records[key].Arch
	}
	return out
}

// Profiles lists the profiles, in the order of Archs.
func (m *Measured) Profiles() []*Profile {
	m.mu.RLock()
	defer m.mu.RUnlock()
	out := make([]*Profile, len(m.order))
	for i, key := range m.order {
		out[i] = m.records[key].Profile
	}
	return out
}

// Len returns how many architectures were measured.
func (m *Measured) Len() int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return len(m.order)
}

// Metrics lists what was measured, of whichever architecture.
func (m *Measured) Metrics() []string {
	var out []string
	for _, p := range m.Profiles() {
		for _, metric := range p.metrics() {
			if !slices.Contains(out, metric) {
				out = append(out, metric)
			}
		}
	}
	return out
}

// Measure returns the first n samples that were taken of the architecture. It
// returns an error when there are fewer: a measurement is not repeated to fill up.
func (m *Measured) Measure(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error) {
	known, err := askedOf(ctx, m.name, m.Metrics(), metric, n)
	if err != nil {
		return nil, err
	}
	p, ok := m.Profile(a)
	if !ok {
		return nil, fmt.Errorf("device: %s: %v was not measured; it has %d architectures, see its Archs", m.name, a, m.Len())
	}
	xs := p.samples(known)
	if len(xs) < n {
		return nil, fmt.Errorf("device: %s: %d samples of %s of %v are there, %d were asked", m.name, len(xs), known, a, n)
	}
	return slices.Clone(xs[:n]), nil
}

// String gives the name, the machine and how much was measured.
func (m *Measured) String() string {
	return fmt.Sprintf("device %s: %d architectures, %s, measured on %s", m.name, m.Len(), strings.Join(m.Metrics(), " "), m.machine)
}

// Table lists the profiles.
func (m *Measured) Table() *table.Table { return ProfileTable("device "+m.name, m.Profiles()) }

// metrics lists what the profile holds: latency for each thread count, memory
// and energy.
func (p *Profile) metrics() []string {
	var out []string
	for i, t := range p.Latency {
		out = append(out, latencyMetric(i, t.Threads))
	}
	if len(p.Memory.Samples) > 0 {
		out = append(out, "memory")
	}
	if p.Energy != nil {
		out = append(out, "energy")
	}
	return out
}

// samples returns what was measured of a metric, nil when it was not.
func (p *Profile) samples(metric string) []float64 {
	switch metric {
	case "memory":
		out := slices.Clone(p.Memory.Samples)
		for i := range out {
			out[i] += max(0, p.Memory.WeightsMB)
		}
		return out
	case "energy":
		if p.Energy == nil {
			return nil
		}
		return []float64{p.Energy.PerCallMJ}
	}
	for i, t := range p.Latency {
		if latencyMetric(i, t.Threads) == metric {
			return t.Samples
		}
	}
	return nil
}

// latencyMetric names the latency of the i-th thread count.
func latencyMetric(i, threads int) string {
	if i == 0 {
		return "latency"
	}
	return fmt.Sprintf("latency/%d", threads)
}
