package supernet

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"naslab/engine/data"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// Train trains g on corpus.Train and validates it on corpus.Val. At each step the
// strategy's networks see the same batch, and the mean of their gradients moves the
// shared weights once, by AdamW.
//
// When ctx is done it stops between two steps and returns the log so far with an error
// that wraps ctx's; g is then as that step left it, and Training.Resume goes on. It
// returns an error for settings that are not legal, and when the loss or the gradient
// is no finite number, in which case the weights are those before that step.
func Train(ctx context.Context, g *GPT, corpus *data.Corpus, t Training) (*Log, error) {
	r, err := newTrainer(g, corpus, t)
	if err != nil {
		return nil, err
	}
	defer r.opt.Close()
	threads := tensor.Threads()
	if err := tensor.SetThreads(r.Threads); err != nil {
		return nil, fmt.Errorf("supernet: train: %w", err)
	}
	err = tensor.Run(func(s *tensor.Scope) error { return r.loop(ctx, s) })
	err = errors.Join(err, tensor.SetThreads(threads))
	if kept := r.keep(); err == nil {
		err = kept
	}
	if err != nil {
		err = fmt.Errorf("supernet: train: %w", err)
	}
	return r.log, err
}

// trainer is one training under way.
type trainer struct {
	Training
	gpt     *GPT
	corpus  *data.Corpus
	windows *Windows
	opt     *tensor.Optimizer
	seeds   seed.Seed
	step    int // steps done
	log     *Log
	start   time.Time
}

func newTrainer(g *GPT, corpus *data.Corpus, t Training) (*trainer, error) {
	t = t.filled(g.config.Context)
	if err := t.check(g.config.Context); err != nil {
		return nil, err
	}
	if corpus == nil || corpus.Train == nil || corpus.Val == nil {
		return nil, errors.New("supernet: train: a part of the corpus is missing; make one with data.Text")
	}
	if err := checkTokens(corpus.Train.Tokens(), g.config.Vocab); err != nil {
		return nil, err
	}
	w, err := NewWindows(corpus.Val, t.Length, t.Windows)
	if err != nil {
		return nil, err
	}
	r := &trainer{Training: t, gpt: g, corpus: corpus, windows: w, seeds: seed.New(t.Seed), log: &Log{}, start: time.Now()}
	adamw := tensor.AdamW{LR: t.LearningRate, Beta1: t.Betas[0], Beta2: t.Betas[1]}
	if r.opt, err = tensor.NewAdamW(adamw, g.net.params.Groups(t.WeightDecay)); err != nil {
		return nil, fmt.Errorf("supernet: train: %w", err)
	}
	if t.Resume && g.state != nil {
		r.step = g.state.step
		if err := r.opt.SetState(g.state.tensors); err != nil {
			return nil, fmt.Errorf("supernet: train: resume: %w", err)
		}
	}
	return r, nil
}

func (r *trainer) loop(ctx context.Context, s *tensor.Scope) error {
	for r.step < r.Steps {
		if ctx.Err() != nil {
			return fmt.Errorf("stopped after step %d of %d: %w", r.step, r.Steps, context.Cause(ctx))
		}
		p, err := r.advance(s)
		if err != nil {
			return fmt.Errorf("step %d: %w", r.step+1, err)
		}
		r.step++
		r.gpt.changes++
		if r.step == r.Steps || r.Validate > 0 && r.step%r.Validate == 0 {
			err = r.validate(ctx, &p)
		}
		p.Elapsed = time.Since(r.start)
		r.log.Steps = append(r.log.Steps, p)
		if err != nil {
			return err
		}
		if r.Progress != nil {
			r.Progress(p)
		}
	}
	return nil
}

// advance makes one step.
func (r *trainer) advance(s *tensor.Scope) (Step, error) {
	began := time.Now()
	p := Step{N: r.step + 1, Of: r.Steps, LearningRate: r.rate(r.step)}
	stream := strconv.Itoa(r.step) // a stream per step, so that a resumed training draws the same
	nets, err := r.networks(stream)
	if err != nil {
		return p, err
	}
	x, y, err := r.corpus.Train.Batch(r.seeds.Split("batch").Rand(stream), r.Batch, r.Length)
	if err != nil {
		return p, err
	}
	if err := r.opt.ZeroGrad(); err != nil {
		return p, err
	}
	for _, c := range nets {
		loss, err := r.backward(s, c, x, y, len(nets))
		if err != nil {
			return p, err
		}
		p.Loss += loss / float64(len(nets))
	}
	if p.GradNorm, err = r.opt.ClipGrad(r.Clip); err != nil {
		return p, err
	}
	if bad := p.Loss + p.GradNorm; math.IsNaN(bad) || math.IsInf(bad, 0) {
		return p, fmt.Errorf("the loss is %g and the norm of its gradient %g; try a lower LearningRate than %g", p.Loss, p.GradNorm, r.LearningRate)
	}
	if err := r.opt.SetLR(p.LearningRate); err != nil {
		return p, err
	}
	err = r.opt.Step()
	p.TokensPerSecond = float64(len(x)*len(nets)) / time.Since(began).Seconds()
	return p, err
}

// networks asks the strategy.
func (r *trainer) networks(stream string) ([]gpt.Config, error) {
	archs := r.Strategy(r.step, r.gpt.space, r.seeds.Split("strategy").Rand(stream))
	if len(archs) == 0 {
		return nil, errors.New("the strategy returned no network; it must return at least one")
	}
	nets := make([]gpt.Config, len(archs))
	for i, a := range archs {
		c, err := r.gpt.Config(a)
		if err != nil {
			return nil, fmt.Errorf("network %d of the strategy: %w", i, err)
		}
		nets[i] = c
	}
	return nets, nil
}

// backward adds the gradient of one of n networks and returns its loss.
func (r *trainer) backward(s *tensor.Scope, c gpt.Config, x, y []int64, n int) (loss float64, err error) {
	err = s.Run(func(s *tensor.Scope) error {
		l, err := r.gpt.net.loss(s, s.Int64s(x, r.Batch, r.Length), s.Int64s(y, r.Batch, r.Length), c)
		if err != nil {
			return err
		}
		if loss, err = l.Item(); err != nil {
			return err
		}
		return l.DivScalar(float64(n)).Backward()
	})
	return loss, err
}

// validate scores three networks on the held-out windows.
func (r *trainer) validate(ctx context.Context, p *Step) error {
	s := r.gpt.space
	for _, v := range []struct {
		net  space.Arch
		into *float64
	}{{space.Extreme(s, true), &p.Largest}, {Middle(s), &p.Middle}, {space.Extreme(s, false), &p.Smallest}} {
		x, err := r.gpt.Perplexity(ctx, v.net, r.windows)
		if err != nil {
			return fmt.Errorf("validation after step %d: %w", p.N, err)
		}
		*v.into = x
	}
	p.Validated = true
	return nil
}

// state is what a resumed training needs beside the weights.
type state struct {
	step    int
	scope   *tensor.Scope
	tensors map[string]*tensor.Tensor // the optimiser's; they belong to scope
}

// keep copies the optimiser's state to the supernet, if there was a step.
func (r *trainer) keep() error {
	if len(r.log.Steps) == 0 {
		return nil
	}
	kept := &state{step: r.step, scope: tensor.NewScope(), tensors: map[string]*tensor.Tensor{}}
	tensor.NoGrad(func() {
		for name, t := range r.opt.State(kept.scope) {
			kept.tensors[name] = t.In(kept.scope).Clone()
		}
	})
	if err := kept.scope.Err(); err != nil {
		kept.close()
		return err
	}
	r.gpt.state.close()
	r.gpt.state = kept
	return nil
}

func (s *state) close() {
	if s != nil {
		s.scope.Close()
	}
}
