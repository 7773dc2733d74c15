package predict_test

import (
	"context"
	"errors"
	"maps"
	"testing"

	"naslab/engine/predict"
	"naslab/engine/predict/predicttest"
	"naslab/engine/space"
)

func TestGP(t *testing.T) { predicttest.Run(t, predict.NewGP, 0.8) }

func TestGPOneHot(t *testing.T) {
	predicttest.Run(t, func(s predict.Setup) (predict.Predictor, error) {
		s.Encoding = "onehot"
		return predict.NewGP(s)
	}, 0.7)
}

func TestGPWL(t *testing.T) { predicttest.Run(t, predict.NewGPWL, 0.5) }

// Twenty layers learn little from sixty architectures.
func TestMLP(t *testing.T) { predicttest.Run(t, predict.NewMLP, 0.2) }

func TestMLPRelative(t *testing.T) {
	predicttest.Run(t, func(s predict.Setup) (predict.Predictor, error) {
		return predict.NewMLP(with(s, map[string]float64{"depth": 2, "epochs": 100, "rate": 0.01, "loss": 2}))
	}, 0.5)
}

func TestEnsemble(t *testing.T) {
	predicttest.Run(t, func(s predict.Setup) (predict.Predictor, error) {
		return predict.NewEnsemble(with(s, map[string]float64{"depth": 3, "epochs": 100, "rate": 0.01}))
	}, 0.5)
}

// What a network cannot be trained on is an error and no estimate.
func TestMLPRefuses(t *testing.T) {
	s, err := space.NewFuncs("two", []space.Dim{space.Labels("a", "x", "y"), space.Labels("b", "x", "y")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	xs := []space.Arch{{Space: "two", Genes: []int{0, 0}}, {Space: "two", Genes: []int{0, 1}}, {Space: "two", Genes: []int{1, 1}}}
	for _, make := range []func(predict.Setup) (predict.Predictor, error){predict.NewMLP, predict.NewEnsemble, predict.NewDNGO} {
		p, err := make(predict.Setup{Space: s})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Fit(t.Context(), xs, []float64{1e300, -1e300, 1}); err == nil {
			t.Errorf("%s: targets of 1e300 are accepted", p.Name())
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := p.Fit(ctx, xs, []float64{1, 2, 3}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v after cancelling", p.Name(), err)
		}
		if _, err := p.Predict(t.Context(), xs); err == nil {
			t.Errorf("%s: it predicts after a fit that failed", p.Name())
		}
	}
}

// with returns s with more options.
func with(s predict.Setup, options map[string]float64) predict.Setup {
	s.Options = maps.Clone(s.Options)
	if s.Options == nil {
		s.Options = map[string]float64{}
	}
	maps.Copy(s.Options, options)
	return s
}

func TestDNGO(t *testing.T) {
	predicttest.Run(t, func(s predict.Setup) (predict.Predictor, error) {
		return predict.NewDNGO(with(s, map[string]float64{"epochs": 60}))
	}, 0.5)
}
