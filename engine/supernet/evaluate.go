package supernet

import (
	"context"
	"errors"
	"fmt"
	"math"

	"naslab/engine/space"
	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// At most so many tokens, and scores of so many tokens of the vocabulary, are held at
// once; a single window may be more.
const (
	evalTokens = 2048
	evalScores = 1 << 24
)

// Score is how well a network predicts text.
type Score struct {
	Loss        float64 // mean cross-entropy, in nats per token
	Perplexity  float64 // exp(Loss); per token, so only comparable within one vocabulary
	Accuracy    float64 // share of tokens that were the most probable one
	BitsPerByte float64 // Loss per byte of text; comparable between vocabularies
	Tokens      int     // how many were predicted
}

// String gives the numbers in one line.
func (s Score) String() string {
	return fmt.Sprintf("perplexity %.3f, accuracy %.4f, %.4f bits per byte over %d tokens", s.Perplexity, s.Accuracy, s.BitsPerByte, s.Tokens)
}

// Evaluate scores the sub-network a on w with the weights that it inherits. The same
// weights give the same numbers. It stops with ctx's error when ctx is done.
func (g *GPT) Evaluate(ctx context.Context, a space.Arch, w *Windows) (Score, error) {
	c, err := g.Config(a)
	if err != nil {
		return Score{}, err
	}
	return g.net.evaluate(ctx, c, w)
}

// Perplexity is the Perplexity of Evaluate.
func (g *GPT) Perplexity(ctx context.Context, a space.Arch, w *Windows) (float64, error) {
	s, err := g.Evaluate(ctx, a, w)
	return s.Perplexity, err
}

func (n *network) evaluate(ctx context.Context, c gpt.Config, w *Windows) (Score, error) {
	if w == nil {
		return Score{}, errors.New("supernet: evaluate: there is no text; make it with NewWindows")
	}
	for _, tokens := range [][]int64{w.X, w.Y} {
		if err := checkTokens(tokens, n.vocab); err != nil {
			return Score{}, err
		}
	}
	rows := max(min(evalTokens, evalScores/n.vocab)/w.Length, 1)
	var loss, right float64
	err := tensor.Run(func(s *tensor.Scope) error {
		for at := 0; at < w.N; at += rows {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			l, r, err := n.score(s, c, w, at, min(rows, w.N-at))
			if err != nil {
				return err
			}
			loss, right = loss+l, right+r
		}
		return nil
	})
	if err != nil {
		return Score{}, fmt.Errorf("supernet: evaluate: %w", err)
	}
	tokens := w.N * w.Length
	mean := loss / float64(tokens)
	return Score{
		Loss:        mean,
		Perplexity:  math.Exp(mean),
		Accuracy:    right / float64(tokens),
		BitsPerByte: w.Part.BitsPerByte(mean),
		Tokens:      tokens,
	}, nil
}

// score returns the summed loss and the number of right guesses over B windows.
func (n *network) score(s *tensor.Scope, c gpt.Config, w *Windows, first, B int) (loss, right float64, err error) {
	T := w.Length
	err = s.Run(func(s *tensor.Scope) (err error) {
		tensor.NoGrad(func() {
			x := s.Int64s(w.X[first*T:(first+B)*T], B, T)
			y := s.Int64s(w.Y[first*T:(first+B)*T], B*T)
			var logits *tensor.Tensor
			if logits, err = n.logits(s, x, c); err != nil {
				return
			}
			logits = logits.Reshape(B*T, n.vocab)
			mean, e := tensor.CrossEntropy(logits, y, tensor.ReduceMean).Item()
			hits, f := logits.Argmax(-1, false).Eq(y).Sum().Item()
			if err = e; err == nil {
				err = f
			}
			loss, right = mean*float64(B*T), hits
		})
		return err
	})
	return loss, right, err
}
