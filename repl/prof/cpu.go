package prof

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// Names of the rows that stand for many functions.
const (
	Interpreter = "(interpreted code)"
	Runtime     = "(memory and scheduling)"
)

// Func is how long one function was at work.
type Func struct {
	Name string
	Time time.Duration
}

// profile is what is read of a profile.
type profile struct {
	samples   []sample
	locations map[uint64][]uint64 // functions, innermost first
	functions map[uint64]uint64   // index of the name
	strings   []string
}

type sample struct {
	locations []uint64 // innermost first
	values    []uint64 // samples, nanoseconds
}

// CPU reads what runtime/pprof wrote and returns the compiled functions that
// were at work, those with most time first, and the sum.
func CPU(encoded []byte) ([]Func, time.Duration, error) {
	p, err := read(encoded)
	if err != nil {
		return nil, 0, fmt.Errorf("prof: read a CPU profile: %w", err)
	}
	times := map[string]time.Duration{}
	total := time.Duration(0)
	for _, s := range p.samples {
		if len(s.values) < 2 {
			continue
		}
		d := time.Duration(s.values[1])
		times[p.blame(s)] += d
		total += d
	}
	funcs := make([]Func, 0, len(times))
	for _, name := range slices.Sorted(maps.Keys(times)) {
		funcs = append(funcs, Func{name, times[name]})
	}
	slices.SortStableFunc(funcs, func(a, b Func) int { return cmp.Compare(b.Time, a.Time) })
	return funcs, total, nil
}

// blame names the function that a sample belongs to: the innermost one that
// neither the runtime nor reflection has called for its own ends.
func (p *profile) blame(s sample) string {
	for _, l := range s.locations {
		for _, f := range p.locations[l] {
			name := p.text(p.functions[f])
			switch {
			case hasAny(name, "github.com/traefik/yaegi/"):
				return Interpreter
			case hasAny(name, "runtime.", "runtime/internal/", "internal/", "reflect.", "gogo", "memeqbody", "aeshash", "cmpbody", "memclr", "memmove"):
			case name != "":
				name, _, _ = strings.Cut(name, "[go.shape")
				return name
			}
		}
	}
	return Runtime
}

func hasAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func (p *profile) text(i uint64) string {
	if i < uint64(len(p.strings)) {
		return p.strings[i]
	}
	return ""
}

// read decodes a profile (github.com/google/pprof, proto/profile.proto).
func read(encoded []byte) (*profile, error) {
	z, err := gzip.NewReader(bytes.NewReader(encoded))
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	p := &profile{locations: map[uint64][]uint64{}, functions: map[uint64]uint64{}}
	return p, fields(plain, func(f field) error {
		switch f.number {
		case 2:
			return p.sample(f.bytes)
		case 4:
			return p.location(f.bytes)
		case 5:
			return p.function(f.bytes)
		case 6:
			p.strings = append(p.strings, string(f.bytes))
		}
		return nil
	})
}

func (p *profile) sample(b []byte) error {
	var s sample
	err := fields(b, func(f field) (err error) {
		switch f.number {
		case 1:
			s.locations, err = numbers(s.locations, f)
		case 2:
			s.values, err = numbers(s.values, f)
		}
		return err
	})
	p.samples = append(p.samples, s)
	return err
}

func (p *profile) location(b []byte) error {
	var id uint64
	var funcs []uint64
	err := fields(b, func(f field) error {
		switch f.number {
		case 1:
			id = f.value
		case 4:
			return fields(f.bytes, func(line field) error {
				if line.number == 1 {
					funcs = append(funcs, line.value)
				}
				return nil
			})
		}
		return nil
	})
	p.locations[id] = funcs
	return err
}

func (p *profile) function(b []byte) error {
	var id, name uint64
	err := fields(b, func(f field) error {
		switch f.number {
		case 1:
			id = f.value
		case 2:
			name = f.value
		}
		return nil
	})
	p.functions[id] = name
	return err
}
