package bench

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"naslab/engine/space"
)

// Joined answers from several benchmarks over one space. Make one with [Join].
type Joined struct {
	name    string
	parts   []Benchmark
	metrics []Metric
	owner   []int // owner[i] is the part that answers metrics[i]
}

// Join makes one benchmark of several over the same space, such as a supernet
// that knows accuracy and a device that knows latency. A metric that several
// have is answered by the first.
func Join(name string, parts []Benchmark) (*Joined, error) {
	if len(parts) == 0 {
		return nil, fmt.Errorf("bench: join %s: no benchmark given", name)
	}
	j := &Joined{name: name, parts: slices.Clone(parts)}
	for i, p := range parts {
		if p == nil {
			return nil, fmt.Errorf("bench: join %s: part %d is nil", name, i)
		}
		if a, b := parts[0].Space().Name(), p.Space().Name(); a != b {
			return nil, fmt.Errorf("bench: join %s: %s is over %s, %s over %s; all must share one space", name, parts[0].Name(), a, p.Name(), b)
		}
		for _, m := range p.Metrics() {
			if Find(j.metrics, m.Name) < 0 {
				j.metrics = append(j.metrics, m)
				j.owner = append(j.owner, i)
			}
		}
	}
	return j, nil
}

// Name returns the name given to Join.
func (j *Joined) Name() string { return j.name }

// Space returns the common space.
func (j *Joined) Space() space.Space { return j.parts[0].Space() }

// Metrics lists the metrics of all parts.
func (j *Joined) Metrics() []Metric { return j.metrics }

// Within returns the part of the space in which each of the benchmarks that the
// metrics are asked of knows its own.
func (j *Joined) Within(metrics []string) (space.Space, error) {
	within := j.Space()
	for i, p := range j.parts {
		var own []string
		for _, m := range metrics {
			if at := Find(j.metrics, m); at >= 0 && j.owner[at] == i {
				own = append(own, m)
			}
		}
		if len(own) == 0 {
			continue
		}
		part, err := Within(p, own)
		if err != nil {
			return nil, fmt.Errorf("bench: %s: %w", j.name, err)
		}
		switch {
		case identical(part, p.Space()): // all of it
		case identical(within, j.Space()):
			within = part
		default:
			if within, err = space.Common(within, part); err != nil {
				return nil, fmt.Errorf("bench: %s: %w", j.name, err)
			}
		}
	}
	return within, nil
}

// identical reports whether two spaces are one and the same value.
func identical(s, t space.Space) bool {
	return reflect.ValueOf(s).Comparable() && reflect.ValueOf(t).Comparable() && s == t
}

// String gives the name and the metrics.
func (j *Joined) String() string { return Describe(j) }

// Query asks each part for its metrics, all in one query. The costs add up.
func (j *Joined) Query(ctx context.Context, a space.Arch, q Query) (Reading, error) {
	if err := ctx.Err(); err != nil {
		return Reading{}, fmt.Errorf("bench: %s: %w", j.name, err)
	}
	if err := j.Space().Check(a); err != nil {
		return Reading{}, err
	}
	asked, err := Asked(j, q)
	if err != nil {
		return Reading{}, err
	}
	answer := Reading{Values: slices.Grow(q.Into[:0], len(asked))[:len(asked)]}
	for i, p := range j.parts {
		sub := q
		sub.Metrics, sub.Into = nil, nil
		var places []int
		for at, m := range asked {
			if j.owner[Find(j.metrics, m)] == i {
				sub.Metrics = append(sub.Metrics, m)
				places = append(places, at)
			}
		}
		if len(places) == 0 {
			continue
		}
		r, err := p.Query(ctx, a, sub)
		if err != nil {
			return Reading{}, fmt.Errorf("bench: %s: %w", p.Name(), err)
		}
		for k, at := range places {
			answer.Values[at] = r.Values[k]
		}
		answer.Cost += r.Cost
	}
	return answer, nil
}
