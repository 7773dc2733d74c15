package devicetest

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"naslab/engine/device"
	"naslab/engine/space"
)

// Run checks everything that the engine expects of a device, with architectures
// that it can run and metrics that it has. It asks for at most two measurements
// at a time. Each check is a subtest.
func Run(t *testing.T, d device.Device, archs []space.Arch, metrics []string) {
	t.Helper()
	if len(archs) == 0 || len(metrics) == 0 {
		t.Fatal("devicetest: give at least one architecture and one metric")
	}
	k := kit{d, archs, metrics}
	t.Run("Name", k.name)
	t.Run("Features", k.features)
	t.Run("Measure", k.measure)
	t.Run("MetricWithDevice", k.metricWithDevice)
	t.Run("UnknownMetric", k.unknownMetric)
	t.Run("BadCount", k.badCount)
	t.Run("ForeignArch", k.foreignArch)
	t.Run("Cancelled", k.cancelled)
	t.Run("Embed", k.embed)
}

type kit struct {
	device  device.Device
	archs   []space.Arch
	metrics []string
}

func (k kit) name(t *testing.T) {
	if n := k.device.Name(); n == "" || strings.ContainsAny(n, " \t\n@") {
		t.Errorf("the name %q is empty or has a space or an @", n)
	}
}

func (k kit) features(t *testing.T) {
	first := k.device.Features()
	for i, x := range first {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Errorf("feature %d is %g", i, x)
		}
	}
	want := slices.Clone(first)
	for i := range first {
		first[i] = -12345
	}
	if got := k.device.Features(); !slices.Equal(got, want) {
		t.Errorf("features %v at first, %v after the caller changed the slice", want, got)
	}
}

func (k kit) measure(t *testing.T) {
	for _, a := range k.archs {
		before := slices.Clone(a.Genes)
		for _, m := range k.metrics {
			for n := 1; n <= 2; n++ {
				xs, err := k.device.Measure(context.Background(), a, m, n)
				if err != nil {
					t.Fatalf("%s of %v: %v", m, a, err)
				}
				if len(xs) != n {
					t.Errorf("%s of %v: %d values, %d asked", m, a, len(xs), n)
				}
				for _, x := range xs {
					if !(x >= 0) || math.IsInf(x, 0) {
						t.Errorf("%s of %v is %g", m, a, x)
					}
				}
			}
		}
		if !slices.Equal(before, a.Genes) {
			t.Errorf("measuring changed the architecture to %v", a)
		}
	}
}

func (k kit) metricWithDevice(t *testing.T) {
	kind, _, _ := strings.Cut(k.metrics[0], "/")
	if !slices.Contains(k.metrics, kind) {
		t.Skipf("%s is not measured with the first thread count", kind)
	}
	if _, err := k.device.Measure(context.Background(), k.archs[0], kind+"@"+k.device.Name(), 1); err != nil {
		t.Error(err)
	}
	if _, err := k.device.Measure(context.Background(), k.archs[0], kind+"@no-such-device", 1); err == nil {
		t.Error("it measured for a device of another name")
	}
}

func (k kit) unknownMetric(t *testing.T) {
	for _, m := range []string{"", "no-such-metric"} {
		if _, err := k.device.Measure(context.Background(), k.archs[0], m, 1); err == nil {
			t.Errorf("metric %q gave no error", m)
		}
	}
}

func (k kit) badCount(t *testing.T) {
	for _, n := range []int{0, -1} {
		if _, err := k.device.Measure(context.Background(), k.archs[0], k.metrics[0], n); err == nil {
			t.Errorf("%d measurements gave no error", n)
		}
	}
}

func (k kit) foreignArch(t *testing.T) {
	a := space.Arch{Space: "no such space", Genes: []int{0}}
	if _, err := k.device.Measure(context.Background(), a, k.metrics[0], 1); err == nil {
		t.Error("an architecture of another space gave no error")
	}
}

func (k kit) cancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := k.device.Measure(ctx, k.archs[0], k.metrics[0], 1); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v with a cancelled context", err)
	}
}

func (k kit) embed(t *testing.T) {
	got, err := device.Embed(context.Background(), k.device, k.archs, k.metrics[0], 1)
	if err != nil || len(got) != len(k.archs) {
		t.Errorf("embedding %v, %v", got, err)
	}
}
