package grid

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"naslab/engine/predict"
	"naslab/engine/run"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/stat"
)

// do does a job.
func (p *Pair) do(ctx context.Context, j Job) (Outcome, error) {
	if j.Kind == Predict {
		return p.predict(ctx, j)
	}
	return p.search(ctx, j)
}

func (p *Pair) search(ctx context.Context, j Job) (Outcome, error) {
	o := Outcome{Job: j}
	s, err := run.Search(ctx, p.problem, j.Method, run.Config{
		Seed: j.Seed, Memory: true, Budget: run.Budget{Evals: j.Evals}, Options: j.Options,
	})
	if err != nil {
		return o, err
	}
	best := math.NaN()
	for i, v := range s.BestCurve(p.metric.Name) {
		if v == v && v != best {
			best = v
			o.At, o.Found = append(o.At, i+1), append(o.Found, v)
		}
	}
	return o, nil
}

// predict fits a predictor to random architectures and tests it on others. A
// predictor that cannot be made for the space, or cannot learn these, is told in
// the outcome.
func (p *Pair) predict(ctx context.Context, j Job) (Outcome, error) {
	o := Outcome{Job: j}
	root := seed.New(j.Seed)
	xs, ys, err := p.draw(j.Evals+j.Test, root.Rand("architectures"))
	if err != nil {
		return o, err
	}
	e, err := fitted(ctx, j.Method, predict.Setup{Space: p.Space(), Seed: root.Split(j.Method), Options: j.Options}, xs, ys, j.Evals)
	if err != nil {
		if ctx.Err() == nil {
			o.Failed, err = err.Error(), nil
		}
		return o, err
	}
	score, err := stat.Spearman(e.Mean, ys[j.Evals:])
	if err != nil {
		o.Failed = err.Error()
		return o, nil
	}
	if score == score {
		o.Score = score
	}
	return o, nil
}

// fitted learns the first n and predicts the others.
func fitted(ctx context.Context, method string, s predict.Setup, xs []space.Arch, ys []float64, n int) (predict.Estimate, error) {
	m, err := predict.New(method, s)
	if err != nil {
		return predict.Estimate{}, err
	}
	if err := m.Fit(ctx, xs[:n], ys[:n]); err != nil {
		return predict.Estimate{}, err
	}
	return m.Predict(ctx, xs[n:])
}

// draw returns n different random architectures that have a value.
func (p *Pair) draw(n int, rng *rand.Rand) ([]space.Arch, []float64, error) {
	var xs []space.Arch
	var ys []float64
	seen := map[string]bool{}
	for range 100 * n {
		if len(xs) == n {
			return xs, ys, nil
		}
		a := space.Sample(p.Space(), rng)
		v, err := p.Value(a)
		if err != nil {
			return nil, nil, err
		}
		if key := fmt.Sprint(a.Genes); v == v && !seen[key] {
			seen[key] = true
			xs, ys = append(xs, a), append(ys, v)
		}
	}
	return nil, nil, fmt.Errorf("%s has no %d different architectures with a value; ask for fewer", p.Name(), n)
}
