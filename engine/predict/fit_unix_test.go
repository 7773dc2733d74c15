//go:build unix

package predict_test

import (
	"math/rand/v2"
	"syscall"
	"testing"

	"naslab/engine/predict"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/space/nb201"
)

// BenchmarkFit fits the networks of BANANAS, NPENAS and DNGO to 200 results on
// the space of NAS-Bench-201 and rates 200 candidates. Beside the time it
// reports the processor time, which other work on the machine disturbs less.
func BenchmarkFit(b *testing.B) {
	s := nb201.New()
	rng := rand.New(rand.NewPCG(1, 1))
	xs, ys := make([]space.Arch, 200), make([]float64, 200)
	for i := range xs {
		xs[i] = space.Sample(s, rng)
		ys[i] = rng.NormFloat64()
		for j, g := range xs[i].Genes {
			ys[i] += float64((g+j)%5) / 2
		}
	}
	for name, make := range map[string]func(predict.Setup) (predict.Predictor, error){"ensemble": predict.NewEnsemble, "dngo": predict.NewDNGO} {
		b.Run(name, func(b *testing.B) {
			p, err := make(predict.Setup{Space: s, Seed: seed.New(1)})
			if err != nil {
				b.Fatal(err)
			}
			begin := processor(b)
			for b.Loop() {
				if err := p.Fit(b.Context(), xs, ys); err != nil {
					b.Fatal(err)
				}
				if _, err := p.Predict(b.Context(), xs); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(1000*(processor(b)-begin)/float64(b.N), "cpu-ms/op")
		})
	}
}

// processor is the processor time of this process so far, in seconds.
func processor(b *testing.B) float64 {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return float64(r.Utime.Nano()+r.Stime.Nano()) / 1e9
}
