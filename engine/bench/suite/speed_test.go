package suite_test

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/data/store"
	"naslab/engine/space/nb201"
)

// BenchmarkOpenNB201 opens the benchmark of each data set with all its columns,
// from tables that nobody has opened.
func BenchmarkOpenNB201(b *testing.B) {
	s := tables(b, "nb201")
	for _, d := range []string{"cifar10", "cifar100", "imagenet16-120"} {
		b.Run(d, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = len(open(b, "nb201/"+d, store.New(s.Folders...)).Metrics())
			}
			b.ReportMetric(float64(n), "metrics")
		})
	}
}

// BenchmarkQueryNB201 asks for one metric, two, and all, cell after cell.
func BenchmarkQueryNB201(b *testing.B) {
	x := open(b, "nb201/cifar10", tables(b, "nb201"))
	cells := make([]int, nb201.Size)
	for i := range cells {
		cells[i] = i * 7919 % nb201.Size
	}
	for _, c := range []struct {
		name    string
		metrics []string
	}{{"one", []string{"test_accuracy"}}, {"two", []string{"val_accuracy", "latency@pixel3"}}, {"all", nil}} {
		b.Run(c.name, func(b *testing.B) {
			q := bench.Query{Metrics: c.metrics, Into: make([]bench.Value, len(x.Metrics()))}
			a, err := nb201.FromNumber(0)
			if err != nil {
				b.Fatal(err)
			}
			ctx := context.Background()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				n := cells[i%len(cells)]
				for g := range a.Genes {
					a.Genes[g] = n % 5
					n /= 5
				}
				if _, err := x.Query(ctx, a, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMemoryNB201 opens the three data sets, asks everything of every cell
// and tells how much more memory is resident than before.
func BenchmarkMemoryNB201(b *testing.B) {
	s := tables(b, "nb201")
	debug.FreeOSMemory()
	before := resident(b)
	readings := 0
	for b.Loop() {
		readings = 0
		for _, d := range []string{"cifar10", "cifar100", "imagenet16-120"} {
			x := open(b, "nb201/"+d, s)
			q := bench.Query{Into: make([]bench.Value, len(x.Metrics()))}
			for row := range x.Len() {
				a, err := x.Arch(row)
				if err != nil {
					b.Fatal(err)
				}
				r, err := x.Query(context.Background(), a, q)
				if err != nil {
					b.Fatal(err)
				}
				readings += len(r.Values)
			}
		}
	}
	b.ReportMetric(float64(resident(b)-before)/1e6, "MB-resident")
	b.ReportMetric(float64(readings), "readings")
}

func resident(b *testing.B) int64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("the resident memory is not told here")
	}
	var kb int64
	for line := range strings.Lines(string(text)) {
		fmt.Sscanf(line, "VmRSS: %d kB", &kb)
	}
	return kb << 10
}
