package device_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"naslab/engine/device"
	"naslab/engine/device/devicetest"
	"naslab/engine/space"
)

func TestFuncIsADevice(t *testing.T) {
	d, err := device.NewFunc("toy", []float64{1, 2}, []string{"latency"}, func(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error) {
		if a.Space != "loops" {
			return nil, errors.New("only loops run here")
		}
		xs := make([]float64, n)
		for i := range xs {
			xs[i] = float64(a.Genes[0])
		}
		return xs, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	devicetest.Run(t, d, []space.Arch{arch(0, 0), arch(2, 0)}, []string{"latency"})
	got, err := device.Embed(ctx, d, []space.Arch{arch(2, 0), arch(1, 0)}, "latency", 3)
	if err != nil || fmt.Sprint(got) != "[2 1]" {
		t.Errorf("embedding %v, %v", got, err)
	}

	device.Register("toy", func() (device.Device, error) { return d, nil })
	if same, err := device.New("toy"); err != nil || same != device.Device(d) {
		t.Errorf("%v, %v", same, err)
	}
	if _, err := device.New("tooy"); err == nil || !strings.Contains(err.Error(), "toy") {
		t.Errorf("error %v", err)
	}
}

func TestFuncErrors(t *testing.T) {
	give := func(xs ...float64) func(context.Context, space.Arch, string, int) ([]float64, error) {
		return func(context.Context, space.Arch, string, int) ([]float64, error) { return xs, nil }
	}
	for _, xs := range [][]float64{{}, {1, 2}, {math.NaN()}, {math.Inf(1)}} {
		d, err := device.NewFunc("toy", nil, []string{"latency"}, give(xs...))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Measure(ctx, arch(0, 0), "latency", 1); err == nil {
			t.Errorf("the values %v for one measurement gave no error", xs)
		}
	}
	if _, err := device.NewFunc("my toy", nil, []string{"latency"}, give(1)); err == nil {
		t.Error("a name with a space gave no error")
	}
	if _, err := device.NewFunc("toy", nil, nil, give(1)); err == nil {
		t.Error("no metric gave no error")
	}
}

func TestHWGPT(t *testing.T) {
	kinds := map[string]int{}
	names := map[string]bool{}
	for _, d := range device.HWGPT() {
		kinds[d.Kind]++
		names[d.Name] = true
		if same, ok := device.Describe(d.Name); !ok || same != d {
			t.Errorf("Describe(%q) is %v", d.Name, same)
		}
		if (d.Kind == "cpu") != (d.Cores == 8) || (d.Kind == "cpu") != (d.Format == "float32") {
			t.Errorf("%v: CPUs were measured with 8 cores in float32, GPUs in half precision", d)
		}
	}
	if kinds["gpu"] != 8 || kinds["cpu"] != 5 || len(names) != 13 {
		t.Errorf("%v kinds, %d names; want 8 GPUs and 5 CPUs", kinds, len(names))
	}
	if _, ok := device.Describe("abacus"); ok {
		t.Error("an abacus is described")
	}
	if out := device.InfoTable(device.HWGPT()).String(); !strings.Contains(out, "cpu_xeon_gold") {
		t.Error(out)
	}
	for _, want := range []string{"NVIDIA V100", "HBM2", "float16"} {
		if d, _ := device.Describe("v100"); !strings.Contains(d.String(), want) {
			t.Errorf("%q lacks %q", d, want)
		}
	}
}
