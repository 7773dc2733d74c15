package tabular

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/space"
)

// Within returns the part of the space in which every one of the metrics has a
// value at every fidelity that it lists (see [bench.Within]). That is the space
// itself where the tables lack nothing, a [space.Listed] of the rows that have
// values, or, where all the metrics are computed from the architecture, what
// they can be computed of. The same question is answered by the same space.
func (b *Bench) Within(metrics []string) (space.Space, error) {
	asked, err := bench.Asked(b, bench.Query{Metrics: metrics})
	if err != nil {
		return nil, err
	}
	key := strings.Join(slices.Sorted(slices.Values(asked)), "\n")
	b.lock.Lock()
	defer b.lock.Unlock()
	if s := b.parts[key]; s != nil {
		return s, nil
	}
	s, err := b.part(asked)
	if err != nil {
		return nil, err
	}
	if b.parts == nil {
		b.parts = map[string]space.Space{}
	}
	b.parts[key] = s
	return s, nil
}

func (b *Bench) part(metrics []string) (space.Space, error) {
	var tabled []*series
	var within []func(a space.Arch) error
	for _, m := range metrics {
		s := &b.series[b.index[m]]
		if s.of == nil {
			tabled = append(tabled, s)
		} else if s.within != nil {
			within = append(within, s.within)
		}
	}
	check := func(a space.Arch) error {
		for _, f := range within {
			if err := f(a); err != nil {
				return fmt.Errorf("bench: %s: %w", b.name, err)
			}
		}
		return nil
	}
	if len(tabled) > 0 {
		return b.listed(metrics, tabled, check)
	}
	if len(within) == 0 {
		return b.space, nil
	}
	return space.NewPart(b.space, check)
}

// listed is the space of the rows that have values.
func (b *Bench) listed(metrics []string, tabled []*series, check func(space.Arch) error) (space.Space, error) {
	var archs []space.Arch
	place := make([]int, b.size)
	all := true
	for row := range place {
		place[row] = -1
		if slices.ContainsFunc(tabled, func(s *series) bool { return s.lacks(row) }) {
			all = false
			continue
		}
		a, err := b.archs(row)
		if err != nil {
			return nil, fmt.Errorf("bench: %s: row %d: %w", b.name, row, err)
		}
		if check(a) != nil || b.rows(a) != row { // a later row of the same architecture is never found
			all = false
			continue
		}
		place[row] = len(archs)
		archs = append(archs, a)
	}
	if len(archs) == 0 {
		return nil, fmt.Errorf("bench: %s: its tables have no architecture with a value of %s; take other metrics", b.name, strings.Join(metrics, " and of "))
	}
	if n, err := space.Size(b.space); err == nil && all && float64(len(archs)) >= n {
		return b.space, nil
	}
	return space.NewListed(b.space, archs, func(a space.Arch) int {
		if row := b.rows(a); row >= 0 {
			return place[row]
		}
		return -1
	})
}

// lacks reports whether a value is missing in a row, at whatever fidelity.
func (s *series) lacks(row int) bool {
	if x, _ := s.full(row); x != x {
		return true
	}
	for _, cell := range s.lower {
		if x, _ := cell(row); x != x {
			return true
		}
	}
	return false
}
