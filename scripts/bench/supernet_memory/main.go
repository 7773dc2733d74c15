// Command supernet_memory measures whether training leaks: it trains a very small
// supernet and prints the resident size after 200 and after 2,000 steps. The bar is
// that the second is at most 5 % above the first; it exits 1 when it is missed.
//
//	go run ./scripts/bench/supernet_memory
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"naslab/engine/data"
	"naslab/engine/seed"
	"naslab/engine/space/gpt"
	"naslab/engine/supernet"
)

const vocab, length, steps = 64, 16, 2000

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "supernet_memory:", err)
		os.Exit(1)
	}
}

func run() error {
	s, err := gpt.NewSpace("gpt/memory", gpt.Choices{EmbedDims: []int{16, 24, 32}, Layers: []int{1, 2}, Ratios: []int{1, 2}, Heads: []int{1, 2}, HeadSize: 8})
	if err != nil {
		return err
	}
	net, err := supernet.NewGPT(s, supernet.Config{Vocab: vocab, Context: length})
	if err != nil {
		return err
	}
	tokens, rng := make([]uint16, 20_000), seed.New(1).Rand("tokens")
	for i := range tokens {
		tokens[i] = uint16(rng.IntN(vocab))
	}
	part := data.NewPart("random", tokens, len(tokens))
	at := map[int]float64{}
	_, err = supernet.Train(context.Background(), net, &data.Corpus{Train: part, Val: part}, supernet.Training{
		Steps: steps, Validate: 100, Windows: 16,
		Progress: func(p supernet.Step) {
			if p.N == 200 || p.N%500 == 0 {
				at[p.N] = resident()
				fmt.Printf("step %4d: %.1f MB resident\n", p.N, at[p.N])
			}
		},
	})
	if err != nil {
		return err
	}
	growth := 100 * (at[steps]/at[200] - 1)
	fmt.Printf("growth from step 200 to %d: %.2f %%\n", steps, growth)
	if !(growth <= 5) {
		return errors.New("the resident size grew by more than 5 %")
	}
	return nil
}

// resident is this process's resident size in megabytes, from the kernel.
func resident() float64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), "VmRSS:")
	var kb float64
	fmt.Sscan(rest, &kb)
	return kb / 1024
}
