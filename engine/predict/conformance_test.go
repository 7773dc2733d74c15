package predict_test

import (
	"maps"
	"testing"

	"naslab/engine/predict"
	"naslab/engine/predict/predicttest"
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
