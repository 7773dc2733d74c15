package search_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/search"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/nb201"
)

// BenchmarkProposal is what one proposal costs each method of one objective
// with 200 results, on the space of NAS-Bench-201 and with default options.
// Methods that fit a model for a batch are asked for whole batches, and the
// time is divided.
func BenchmarkProposal(b *testing.B) {
	search.RegisterBuiltins()
	s := nb201.New()
	methods := slices.DeleteFunc(search.Names(), func(name string) bool { return name == "nsga2" || name == "rs" })
	for _, name := range methods {
		b.Run(name, func(b *testing.B) {
			o, err := search.New(name, search.Setup{Space: s, Objectives: make([]search.Objective, 1), Seed: seed.New(1)})
			if err != nil {
				b.Fatal(err)
			}
			rng, id := rand.New(rand.NewPCG(1, 1)), 0
			tell := func(p search.Proposal) {
				id++
				if err := o.Tell([]search.Trial{{ID: id, Arch: p.Arch, Fidelity: p.Fidelity, Costs: []float64{cost(p.Arch)}}}); err != nil {
					b.Fatal(err)
				}
			}
			for range 200 {
				tell(search.Proposal{Arch: space.Sample(s, rng)})
			}
			for range 20 { // random beginnings
				if _, err := o.Ask(b.Context(), 1); err != nil {
					b.Fatal(err)
				}
			}
			b.ResetTimer()
			var open []search.Proposal
			asked := 0
			for b.Loop() {
				list, err := o.Ask(b.Context(), 10)
				if err != nil {
					b.Fatal(err)
				}
				if asked += len(list); len(list) > 0 {
					open = append(open, list...)
					continue
				}
				if len(open) == 0 {
					b.Fatal("the search ended")
				}
				b.StopTimer() // it waits
				for _, p := range open {
					tell(p)
				}
				open = open[:0]
				b.StartTimer()
			}
			b.ReportMetric(1000*b.Elapsed().Seconds()/float64(asked), "ms/proposal")
		})
	}
}

// cost is lowest where every edge has the second convolution.
func cost(a space.Arch) float64 {
	sum := 0.0
	for i, g := range a.Genes {
		d := float64(g - 3)
		sum += d * d * float64(i+1)
	}
	return sum
}
