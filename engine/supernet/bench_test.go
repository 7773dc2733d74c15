package supernet

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"naslab/engine/data"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// scripts/bench/supernet.sh times BenchmarkStep beside the same step in PyTorch.
var (
	benchThreads = flag.Int("threads", 2, "threads of BenchmarkStep")
	benchBatch   = flag.Int("batch", 16, "sequences of BenchmarkStep")
	benchTimes   = flag.String("times", "", "file to which BenchmarkStep appends the milliseconds of each step, one line")
	benchContext = flag.Int("context", 64, "tokens of a sequence of BenchmarkStep")
)

// draws is the generator by which supernet_step.py draws networks too.
type draws uint32

func (d *draws) next(n int) int {
	*d = 1664525**d + 1013904223
	return int(*d>>16) % n
}

// sandwich is Sandwich(2) that draws from d.
func (d *draws) sandwich(step int, s space.Space, rng *rand.Rand) []space.Arch {
	nets := []space.Arch{space.Extreme(s, true), space.Extreme(s, false)}
	for range 2 {
		a := space.Extreme(s, false)
		for i, dim := range s.Dims() {
			a = a.With(i, d.next(len(dim.Choices)))
		}
		nets = append(nets, a)
	}
	return nets
}

// BenchmarkStep is one sandwich step of the tutorial's supernet, batch drawing and
// AdamW included. The median is reported as ms/step.
func BenchmarkStep(b *testing.B) {
	s, err := gpt.NewSpace("gpt/tiny", gpt.Choices{EmbedDims: []int{48, 96, 128}, Layers: []int{2, 3, 4}, Ratios: []int{1, 2, 4}, Heads: []int{2, 4, 8}, HeadSize: 16})
	if err != nil {
		b.Fatal(err)
	}
	const vocab, warmUp = 512, 5
	g, err := NewGPT(s, Config{Vocab: vocab, Context: *benchContext})
	if err != nil {
		b.Skip(err)
	}
	defer g.Close()
	if err := tensor.SetThreads(*benchThreads); err != nil {
		b.Fatal(err)
	}
	tokens, rng := make([]uint16, 100_000), seed.New(1).Rand("tokens")
	for i := range tokens {
		tokens[i] = uint16(rng.IntN(vocab))
	}
	part := data.NewPart("random", tokens, len(tokens))
	draw := draws(1)
	r, err := newTrainer(g, &data.Corpus{Train: part, Val: part}, Training{Steps: 1 << 30, Batch: *benchBatch, LearningRate: 1e-3, Strategy: draw.sandwich})
	if err != nil {
		b.Fatal(err)
	}
	defer r.opt.Close()
	var times []float64
	err = tensor.Run(func(s *tensor.Scope) error {
		for i := range warmUp + b.N {
			if i == warmUp {
				b.ResetTimer()
			}
			began := time.Now()
			if _, err := r.advance(s); err != nil {
				return err
			}
			r.step++
			if i >= warmUp {
				times = append(times, 1e3*time.Since(began).Seconds())
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if *benchTimes != "" && b.N > 1 {
		if err := appendLine(*benchTimes, times); err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], "ms/step")
}

func appendLine(path string, xs []float64) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	line := strings.Trim(fmt.Sprintf("%.3f", xs), "[]")
	if _, err = fmt.Fprintln(f, line); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
