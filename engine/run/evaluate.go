package run

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"naslab/engine/bench"
	"naslab/engine/search"
	"naslab/engine/space"
)

// evaluate asks the benchmark, or looks up what the study knows. The error is
// for what ends the search; an evaluation that fails is a record.
func (l *loop) evaluate(ctx context.Context, p search.Proposal) (record, error) {
	canonical, err := l.canonical(p.Arch)
	if err != nil {
		return record{}, err
	}
	id := len(l.study.records)
	own := space.Arch{Space: p.Arch.Space, Genes: slices.Clone(p.Arch.Genes)} // a method may change its genes
	r := record{key: canonical.String(), same: -1, trial: search.Trial{ID: id, Arch: own, Fidelity: p.Fidelity}}
	if p.Fidelity == 0 {
		r.trial.Fidelity = l.query.Fidelity
	}
	key := lookup(&r)
	if at, ok := l.known[key]; ok && !l.query.Draw {
		old := l.study.records[at]
		r.values, r.trial.Costs, r.cost, r.same = old.values, old.trial.Costs, old.cost, at
		return r, nil
	}
	if err := l.ask1(ctx, &r); err != nil {
		return record{}, err
	}
	if r.trial.Failed == "" {
		l.known[key] = id
	}
	return r, nil
}

func (l *loop) canonical(a space.Arch) (c space.Arch, err error) {
	defer l.guard(&err)
	if c, err = space.Trim(l.problem.Space(), a); err != nil {
		return c, fmt.Errorf("run: %s proposed an architecture that is not in the space: %w", l.opt.Name(), err)
	}
	return c, nil
}

// lookup is the key under which a record is known.
func lookup(r *record) string {
	if r.trial.Fidelity == 0 || r.trial.Fidelity == 1 {
		return r.key
	}
	return r.key + "@" + strconv.FormatFloat(r.trial.Fidelity, 'g', -1, 64)
}

// ask1 evaluates one architecture and fills in the record.
func (l *loop) ask1(ctx context.Context, r *record) error {
	q := l.query
	q.Fidelity = r.trial.Fidelity
	if q.Draw {
		q.Seed = l.draws + uint64(r.trial.ID)*0x9e3779b97f4a7c15 // a different one for each evaluation
	}
	begin := time.Now()
	reading, err := l.read(ctx, r.trial.Arch, q)
	r.seconds = time.Since(begin).Seconds()
	if cause := ctx.Err(); cause != nil && err != nil {
		return cause
	}
	if err == nil {
		err = l.take(r, reading)
	}
	if err != nil {
		r.values, r.trial.Costs, r.trial.Failed = nil, nil, reason(err)
	}
	return nil
}

// read asks the benchmark; a panic in it becomes an error.
func (l *loop) read(ctx context.Context, a space.Arch, q bench.Query) (reading bench.Reading, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			reading, err = bench.Reading{}, fmt.Errorf("panic: %v", cause)
		}
	}()
	return l.problem.bench.Query(ctx, a, q)
}

// take checks the reading and puts it into the record.
func (l *loop) take(r *record, reading bench.Reading) error {
	metrics := l.query.Metrics
	if len(reading.Values) != len(metrics) {
		return fmt.Errorf("%s answered %d of %d metrics", l.problem.bench.Name(), len(reading.Values), len(metrics))
	}
	r.values = make([]float64, len(metrics))
	objectives := len(l.problem.objectives)
	for i, v := range reading.Values {
		x := v.X
		switch bad := math.IsNaN(x) || math.IsInf(x, 0); {
		case i >= objectives && (v.Missing || bad):
			x = math.NaN()
		case v.Missing:
			return fmt.Errorf("%s has no value", metrics[i])
		case bad:
			return fmt.Errorf("%s is %v", metrics[i], x)
		}
		r.values[i] = x
	}
	r.trial.Costs = l.journal.codec.costs(r.values)
	r.cost = reading.Cost.Seconds()
	return nil
}

// reason is an error in one line of moderate length.
func reason(err error) string {
	text := strings.Join(strings.Fields(err.Error()), " ")
	if text == "" {
		return "an error without a text"
	}
	if runes := []rune(text); len(runes) > 400 {
		text = string(runes[:400]) + "..."
	}
	return text
}
