package supernet

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"naslab/engine/data"
	"naslab/engine/space"
	"naslab/engine/tensor"
)

// The score is that of the scores of each token, summed up in Go.
func TestEvaluate(t *testing.T) {
	g := tinyGPT(t, 1)
	if _, err := train(t.Context(), g, tinyCorpus(), Training{Steps: 30, LearningRate: 0.02}); err != nil {
		t.Fatal(err)
	}
	w, err := NewWindows(tinyCorpus().Val, 10, 0)
	if err != nil {
		t.Fatal(err)
	}
	a := Middle(g.Space())
	var loss, right float64
	err = tensor.Run(func(s *tensor.Scope) error {
		logits, err := g.Logits(s, s.Int64s(w.X, w.N, w.Length), a)
		if err != nil {
			return err
		}
		v, err := logits.Float64s()
		for i, y := range w.Y {
			scores := v[i*tinyVocab : (i+1)*tinyVocab]
			total, best := 0.0, 0
			for j, x := range scores {
				total += math.Exp(x)
				if x > scores[best] {
					best = j
				}
			}
			loss += math.Log(total) - scores[y]
			if best == int(y) {
				right++
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	n := float64(len(w.Y))
	got, err := g.Evaluate(t.Context(), a, w)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(got.Loss-loss/n) > 1e-5 || math.Abs(got.Perplexity-math.Exp(loss/n)) > 1e-4 || got.Accuracy != right/n || got.Tokens != len(w.Y) {
		t.Errorf("%v, want loss %g and accuracy %g", got, loss/n, right/n)
	}
	if want := got.Loss / math.Ln2; math.Abs(got.BitsPerByte-want) > 1e-9 { // a token is a byte here
		t.Errorf("%g bits per byte, want %g", got.BitsPerByte, want)
	}
	if again, err := g.Evaluate(t.Context(), a, w); err != nil || again != got {
		t.Errorf("again: %v, %v", again, err)
	}
	if p, err := g.Perplexity(t.Context(), a, w); err != nil || p != got.Perplexity {
		t.Errorf("perplexity %g, %v", p, err)
	}
}

func TestEvaluateErrors(t *testing.T) {
	g := tinyGPT(t, 1)
	a := Middle(g.Space())
	if _, err := g.Evaluate(t.Context(), a, nil); err == nil {
		t.Error("no windows went through")
	}
	w, err := NewWindows(data.NewPart("validation", []uint16{1, 2, 700, 3}, 4), 3, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Evaluate(t.Context(), a, w); err == nil || !strings.Contains(err.Error(), "token 700") {
		t.Errorf("a strange token: %v", err)
	}
	if w, err = NewWindows(tinyCorpus().Val, tinyContext+1, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Evaluate(t.Context(), a, w); err == nil || !strings.Contains(err.Error(), "Config.Context") {
		t.Errorf("long windows: %v", err)
	}
	if w, err = NewWindows(tinyCorpus().Val, tinyContext, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Evaluate(t.Context(), space.Arch{Space: "gpt/s"}, w); err == nil {
		t.Error("another space went through")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Evaluate(ctx, a, w); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
