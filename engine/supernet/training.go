package supernet

import (
	"fmt"
	"math"

	"naslab/engine/tensor"
)

// Training says how to train. The zero value of a field is its documented default;
// the defaults train a supernet of a million weights usefully in about a minute.
type Training struct {
	Steps  int // 0 means 400
	Batch  int // sequences per step; 0 means 16
	Length int // tokens of a sequence; 0 means the network's context

	LearningRate float64 // at its peak; 0 means 0.005
	WarmUp       int     // steps in which it rises from 0; 0 means a twentieth of Steps
	WeightDecay  float64 // on matrices only; 0 means 0.1, negative none
	Clip         float64 // largest norm of the gradient; 0 means 1, negative no limit
	// Betas are AdamW's decay rates for the mean of gradients and of their squares;
	// 0 means 0.9 and 0.95.
	Betas [2]float64

	Strategy Strategy // which networks each step trains; nil means Sandwich(2)
	Seed     uint64   // draws the batches and what Strategy draws
	// Threads is how many threads an operation uses while training; 0 leaves them
	// as they are, at first libtorch's own choice. More help large networks on a
	// quiet machine; where cores are shared they wait for each other. Another number
	// may change the last bits of the weights.
	Threads int
	// Resume goes on where the last training of this network, or of the file that it
	// was loaded from, stopped. With the settings of that training the result is what
	// it would have been without the stop. Without an earlier training it changes nothing.
	Resume bool

	// Validate is the number of steps between validations of the largest, the middle
	// and the smallest network; 0 means a tenth of Steps, negative only at the end.
	Validate int
	Windows  int // held-out sequences to validate on; 0 means 64

	Progress func(Step) // called after each step; may be nil
}

// finalShare is the share of the peak that the learning rate falls to.
const finalShare = 0.1

// filled returns t with defaults put in.
func (t Training) filled(context int) Training {
	orDefault(&t.Steps, 400)
	orDefault(&t.Batch, 16)
	orDefault(&t.Length, context)
	orDefault(&t.WarmUp, max(t.Steps/20, 1))
	orDefault(&t.Validate, max(t.Steps/10, 1))
	orDefault(&t.Windows, 64)
	if t.Threads == 0 {
		t.Threads = tensor.Threads()
	}
	orDefault(&t.LearningRate, 5e-3)
	orDefault(&t.WeightDecay, 0.1)
	orDefault(&t.Clip, 1)
	orDefault(&t.Betas[0], 0.9)
	orDefault(&t.Betas[1], 0.95)
	t.WeightDecay = max(t.WeightDecay, 0)
	if t.Clip < 0 {
		t.Clip = math.MaxFloat64
	}
	if t.Strategy == nil {
		t.Strategy = Sandwich(2)
	}
	return t
}

func orDefault[N int | float64](field *N, value N) {
	if *field == 0 {
		*field = value
	}
}

// check returns an error for settings that cannot be meant.
func (t Training) check(context int) error {
	bad := func(field string, value any, want string) error {
		return fmt.Errorf("supernet: train: %s is %v; %s", field, value, want)
	}
	switch {
	case t.Steps < 0:
		return bad("Steps", t.Steps, "give a positive number, or 0 for the default")
	case t.Batch < 0:
		return bad("Batch", t.Batch, "give a positive number, or 0 for the default")
	case t.WarmUp < 0:
		return bad("WarmUp", t.WarmUp, "give a positive number, or 0 for the default")
	case t.Windows < 0:
		return bad("Windows", t.Windows, "give a positive number, or 0 for the default")
	case t.Threads < 0:
		return bad("Threads", t.Threads, "give a positive number, or 0 for the default")
	case t.Length < 0 || t.Length > context:
		return bad("Length", t.Length, fmt.Sprintf("this network takes 1 to %d tokens", context))
	case !(t.LearningRate >= 0) || math.IsInf(t.LearningRate, 0):
		return bad("LearningRate", t.LearningRate, "give a small positive number, or 0 for the default")
	case math.IsNaN(t.WeightDecay) || math.IsNaN(t.Clip):
		return bad("WeightDecay or Clip", math.NaN(), "give a number")
	}
	for _, b := range t.Betas {
		if !(b >= 0 && b < 1) {
			return bad("Betas", t.Betas, "each must be at least 0 and below 1")
		}
	}
	return nil
}

// rate is the learning rate of a step: it rises in a straight line, then falls along
// half a cosine to finalShare of the peak.
func (t Training) rate(step int) float64 {
	if step < t.WarmUp {
		return t.LearningRate * float64(step+1) / float64(t.WarmUp)
	}
	done := float64(step-t.WarmUp) / float64(max(t.Steps-t.WarmUp, 1))
	return t.LearningRate * (finalShare + (1-finalShare)*(1+math.Cos(math.Pi*done))/2)
}
