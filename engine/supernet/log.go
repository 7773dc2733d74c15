package supernet

import (
	"fmt"
	"time"

	"naslab/engine/table"
)

// Step is the record of one training step.
type Step struct {
	N            int     // this step, counted from 1
	Of           int     // how many there will be
	Loss         float64 // mean over the step's networks, in nats per token
	LearningRate float64
	GradNorm     float64 // 2-norm of the gradient before clipping
	// TokensPerSecond counts each token once per network that was trained on it.
	TokensPerSecond float64
	Elapsed         time.Duration // since training began, validation included
	// Validated says that the held-out perplexities of the largest, the middle and the
	// smallest network follow.
	Validated                 bool
	Largest, Middle, Smallest float64
}

// String gives the step in one line.
func (s Step) String() string {
	text := fmt.Sprintf("step %d of %d: loss %.3f, %.0f tokens/s", s.N, s.Of, s.Loss, s.TokensPerSecond)
	if s.Validated {
		text += fmt.Sprintf(", perplexity %.2f (largest) %.2f (middle) %.2f (smallest)", s.Largest, s.Middle, s.Smallest)
	}
	return text
}

// Log is the record of one training.
type Log struct {
	Steps []Step
}

// Series holds columns of a log for a figure, all of one length.
type Series struct {
	Steps                     []float64
	Loss, LearningRate        []float64
	Largest, Middle, Smallest []float64 // perplexity on held-out text; empty in Training
}

// Training returns one point per step.
func (l *Log) Training() Series {
	var s Series
	for _, p := range l.Steps {
		s.Steps = append(s.Steps, float64(p.N))
		s.Loss = append(s.Loss, p.Loss)
		s.LearningRate = append(s.LearningRate, p.LearningRate)
	}
	return s
}

// Validation returns one point per validation.
func (l *Log) Validation() Series {
	var s Series
	for _, p := range l.Steps {
		if !p.Validated {
			continue
		}
		s.Steps = append(s.Steps, float64(p.N))
		s.Loss = append(s.Loss, p.Loss)
		s.LearningRate = append(s.LearningRate, p.LearningRate)
		s.Largest = append(s.Largest, p.Largest)
		s.Middle = append(s.Middle, p.Middle)
		s.Smallest = append(s.Smallest, p.Smallest)
	}
	return s
}

// Last returns the last step, a zero one if there is none.
func (l *Log) Last() Step {
	if len(l.Steps) == 0 {
		return Step{}
	}
	return l.Steps[len(l.Steps)-1]
}

// Table lists the validated steps and the last one.
func (l *Log) Table() *table.Table {
	t := table.New("supernet training", "step", "loss (nats/token)", "learning rate", "gradient norm",
		"largest (perplexity)", "middle (perplexity)", "smallest (perplexity)", "speed (tokens/s)", "elapsed (s)")
	for i, p := range l.Steps {
		cells := []any{p.N, p.Loss, p.LearningRate, p.GradNorm, nil, nil, nil, p.TokensPerSecond, p.Elapsed.Seconds()}
		if p.Validated {
			cells[4], cells[5], cells[6] = p.Largest, p.Middle, p.Smallest
		}
		if p.Validated || i == len(l.Steps)-1 {
			t.Add(cells...)
		}
	}
	return t
}

// String gives the last step in one line.
func (l *Log) String() string {
	if len(l.Steps) == 0 {
		return "supernet training: no steps"
	}
	return "supernet training: " + l.Last().String()
}
