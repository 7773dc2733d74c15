package engine

import (
	"slices"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/predict"
	"naslab/engine/search"
	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestInstall(t *testing.T) {
	Install()
	Install()
	for _, c := range []struct {
		kind  string
		names []string
		want  []string
	}{
		{"spaces", space.Names(), []string{
			"fbnet", "hat/iwslt", "hat/space0", "hat/space1", "natssize", "nb201", "nbmacro", "ofa/w1.0", "ofa/w1.2", "transnas/macro", "transnas/micro",
			"autodeeplab", "darts", "darts/s1", "darts/s2", "darts/s3", "darts/s4", "enas/12", "enas/6", "hierarchical", "nb101", "nbasr", "nbnlp",
			"gpt/l", "gpt/l_wide", "gpt/m", "gpt/m_wide", "gpt/s", "gpt/s_wide"}},
		{"benchmarks", bench.Names(), []string{"hwgpt/l", "hwgpt/m", "hwgpt/s", "nb201/cifar10", "nb201/imagenet16-120",
			"transnas/micro/jigsaw", "transnas/macro/autoencoder", "nb101", "nb301", "nbmacro", "nbnlp", "enas", "fbnet", "ofa"}},
		{"methods", search.Names(), []string{"alphax", "asha", "bananas", "bo", "bohb", "bowl", "dehb", "dngo", "greedy", "hyperband", "lanas", "ls", "npenas", "nsga2", "ppo", "rea", "reinforce", "rs", "sh", "tpe"}},
		{"predictors", predict.Names(), []string{"dngo", "ensemble", "gp", "gpwl", "mlp"}},
		{"devices", device.Names(), []string{"hwgpt/l/a100", "hwgpt/s/P100", "hwgpt/m/cpu_xeon_gold"}},
	} {
		for _, n := range c.want {
			if !slices.Contains(c.names, n) {
				t.Errorf("%s: %q is not registered; there are %q", c.kind, n, c.names)
			}
		}
	}
	for _, n := range bench.Names() {
		if bench.Ready(n) != nil {
			continue
		}
		if _, err := bench.Open(n); err != nil {
			t.Errorf("open %s: %v", n, err)
		}
	}
	for _, n := range device.Names() {
		if _, err := device.New(n); err != nil {
			t.Errorf("new device %s: %v", n, err)
		}
	}
}

// TestNetworks checks that the graphs of all built-in spaces fit together.
func TestNetworks(t *testing.T) {
	Install()
	for _, n := range space.Names() {
		t.Run(n, func(t *testing.T) {
			s, err := space.New(n)
			if err != nil {
				t.Fatal(err)
			}
			spacetest.Network(t, s)
		})
	}
}
