package supernet

import (
	"context"
	"fmt"
	"math"
	"sync"
	"time"

	"naslab/engine/bench"
	"naslab/engine/data"
	"naslab/engine/space"
)

// EvalConfig says on what a supernet's networks are scored. The zero value is 64
// windows of the whole context.
type EvalConfig struct {
	Windows int // held-out sequences; 0 means 64, negative all there are
	Length  int // tokens of a sequence; 0 means the network's context
}

// Benchmark returns g as a benchmark that scores networks on corpus.Val with the
// weights they inherit. It has the metrics perplexity, accuracy, params and flops.
// Each network is scored once and remembered until g is trained further. Queries may
// run at once, but not while g is being trained.
func (g *GPT) Benchmark(name string, corpus *data.Corpus, c EvalConfig) (bench.Benchmark, error) {
	if corpus == nil {
		return nil, fmt.Errorf("supernet: benchmark %s: there is no corpus; make one with data.Text", name)
	}
	orDefault(&c.Windows, 64)
	orDefault(&c.Length, g.config.Context)
	if c.Length < 0 || c.Length > g.config.Context {
		return nil, fmt.Errorf("supernet: benchmark %s: Length is %d; this network takes 1 to %d tokens", name, c.Length, g.config.Context)
	}
	w, err := NewWindows(corpus.Val, c.Length, c.Windows)
	if err != nil {
		return nil, err
	}
	b := &inherited{name: name, gpt: g, windows: w, scores: map[string]entry{}}
	text := fmt.Sprintf("on %d held-out windows of %d tokens of %s", w.N, w.Length, corpus.Name)
	if corpus.Tokenizer != nil {
		text += fmt.Sprintf(" (%v)", corpus.Tokenizer)
	}
	text += ", with inherited weights"
	b.metrics = []bench.Metric{
		{Name: "perplexity", Doc: "exp of the mean loss per token " + text},
		{Name: "accuracy", Maximise: true, Doc: "share of tokens whose most probable prediction is right, " + text},
		{Name: "params", Doc: "trainable numbers of the network alone, embedding included"},
		{Name: "flops", Batch: 1, Doc: fmt.Sprintf("floating-point operations of one forward pass over %d tokens, attention products included", w.Length)},
	}
	return b, nil
}

// inherited is a supernet as a benchmark.
type inherited struct {
	name    string
	gpt     *GPT
	windows *Windows
	metrics []bench.Metric

	mu      sync.Mutex
	changes int // of the supernet, when scores were made
	scores  map[string]entry
}

type entry struct {
	score Score
	cost  time.Duration
}

// Name returns the benchmark's name.
func (b *inherited) Name() string { return b.name }

// Space returns the supernet's space.
func (b *inherited) Space() space.Space { return b.gpt.space }

// Metrics lists what can be asked.
func (b *inherited) Metrics() []bench.Metric { return b.metrics }

// String gives the name and the supernet.
func (b *inherited) String() string { return bench.Describe(b) }

// Query scores one network. The reading's cost is what scoring it took.
func (b *inherited) Query(ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	if ctx.Err() != nil {
		return bench.Reading{}, context.Cause(ctx)
	}
	c, err := b.gpt.Config(a)
	if err != nil {
		return bench.Reading{}, err
	}
	if err := bench.CheckFidelity(b, q); err != nil {
		return bench.Reading{}, err
	}
	asked, err := bench.Asked(b, q)
	if err != nil {
		return bench.Reading{}, err
	}
	c.Context = b.windows.Length
	count := c.Consistent(1)
	r := bench.Reading{Values: q.Into[:0]}
	for _, name := range asked {
		v := bench.Value{Metric: &b.metrics[bench.Find(b.metrics, name)]}
		switch name {
		case "params":
			v.X = float64(count.Params)
		case "flops":
			v.X = float64(count.FLOPs)
		default:
			e, err := b.score(ctx, a)
			if err != nil {
				return bench.Reading{}, err
			}
			v.X, r.Cost = e.score.Perplexity, e.cost
			if name == "accuracy" {
				v.X = e.score.Accuracy
			}
		}
		v.Missing = math.IsNaN(v.X)
		r.Values = append(r.Values, v)
	}
	return r, nil
}

// score scores a network, or remembers.
func (b *inherited) score(ctx context.Context, a space.Arch) (entry, error) {
	canonical, err := space.Trim(b.gpt.space, a)
	if err != nil {
		return entry{}, err
	}
	key := canonical.Key()
	b.mu.Lock()
	if b.changes != b.gpt.changes {
		b.changes = b.gpt.changes
		clear(b.scores)
	}
	e, ok := b.scores[key]
	b.mu.Unlock()
	if ok {
		return e, nil
	}
	began := time.Now()
	if e.score, err = b.gpt.Evaluate(ctx, canonical, b.windows); err != nil {
		return entry{}, err
	}
	e.cost = time.Since(began)
	b.mu.Lock()
	b.scores[key] = e
	b.mu.Unlock()
	return e, nil
}
