package predict_test

import (
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
