package supernet

import (
	"math"
	"strings"
	"testing"
)

func TestRate(t *testing.T) {
	c := Training{Steps: 110, WarmUp: 10, LearningRate: 2}.filled(16)
	for _, p := range []struct {
		step int
		want float64
	}{{0, 0.2}, {4, 1}, {9, 2}, {10, 2}, {60, 1.1}, {110, 0.2}} {
		if got := c.rate(p.step); math.Abs(got-p.want) > 1e-12 {
			t.Errorf("step %d: rate %g, want %g", p.step, got, p.want)
		}
	}
	for step := 11; step < 110; step++ {
		if c.rate(step) >= c.rate(step-1) {
			t.Errorf("the rate does not fall at step %d", step)
		}
	}
}

func TestTrainingErrors(t *testing.T) {
	for _, c := range []struct {
		t    Training
		want string
	}{
		{Training{Steps: -1}, "Steps is -1"},
		{Training{Batch: -1}, "Batch is -1"},
		{Training{WarmUp: -1}, "WarmUp is -1"},
		{Training{Windows: -1}, "Windows is -1"},
		{Training{Threads: -1}, "Threads is -1"},
		{Training{Length: 17}, "1 to 16 tokens"},
		{Training{LearningRate: -1}, "LearningRate is -1"},
		{Training{LearningRate: math.Inf(1)}, "LearningRate is +Inf"},
		{Training{Clip: math.NaN()}, "Clip"},
		{Training{Betas: [2]float64{0.9, 1}}, "below 1"},
	} {
		if err := c.t.filled(16).check(16); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
	if err := (Training{}).filled(16).check(16); err != nil {
		t.Errorf("the defaults: %v", err)
	}
}
