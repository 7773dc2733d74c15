package search

import (
	"math"
	"math/rand/v2"

	"naslab/engine/backprop"
	"naslab/engine/space"
)

// controller is an LSTM that makes one choice per decision. Its input is an
// embedding of the choice before; each decision has a linear layer of its own
// from the hidden values to the logits of its choices. Decisions that do not
// count or leave no choice are passed over. At the last decision, choices that
// Check forbids are masked.
type controller struct {
	genome *genome
	lstm   *backprop.LSTM
	units  int
	adam   *backprop.Adam
	clip   float64

	weights, grad []float64 // the LSTM's, then the embeddings, then the layers
	start         int       // of the embeddings in weights; the first begins a sequence
	tokens        []int     // the embedding of choice 0 of each decision
	layers        []int     // of each decision in weights: choices x units, biases

	steps  []choiceStep // of the last walk
	used   int
	deltas [][]float64
}

// choiceStep is one choice of a walk.
type choiceStep struct {
	decision, choice int
	from             int       // embedding that was the input
	hidden           []float64 // after it
	p                []float64 // probabilities of the choices
}

func newController(g *genome, units int, rate, clip float64, rng *rand.Rand) *controller {
	c := &controller{genome: g, units: units, clip: clip, lstm: backprop.NewLSTM(units, units, rng)}
	c.start = len(c.lstm.Weights)
	tokens, total := 1, 0
	for _, d := range g.dims {
		c.tokens = append(c.tokens, tokens)
		tokens += len(d.Choices)
	}
	total = c.start + tokens*units
	random := total
	for _, d := range g.dims {
		c.layers = append(c.layers, total)
		total += len(d.Choices) * (units + 1)
	}
	c.weights, c.grad = make([]float64, total), make([]float64, total)
	copy(c.weights, c.lstm.Weights)
	c.lstm.Weights = c.weights[:c.start]
	for i := c.start; i < random; i++ { // the layers begin with 0: a uniform policy
		c.weights[i] = rng.NormFloat64() / math.Sqrt(float64(units))
	}
	c.adam = backprop.NewAdam(total, rate)
	return c
}

// layer is the matrix and the biases of a decision in flat.
func (c *controller) layer(flat []float64, decision int) (matrix, bias []float64) {
	n := len(c.genome.dims[decision].Choices)
	part := flat[c.layers[decision]:]
	return part[:n*c.units], part[n*c.units : n*(c.units+1)]
}

func (c *controller) embedding(flat []float64, token int) []float64 {
	at := c.start + token*c.units
	return flat[at : at+c.units]
}

// walk goes through the decisions, asking choose for each, and returns the genes
// and the logarithm of their probability.
func (c *controller) walk(choose func(decision int, p []float64) int) ([]int, float64) {
	c.lstm.Start()
	c.used = 0
	genes, token, logP := make([]int, len(c.genome.dims)), 0, 0.0
	for i, d := range c.genome.dims {
		if len(d.Choices) < 2 || !c.genome.active(genes, i) {
			continue
		}
		s := c.next(i, token)
		c.softmax(s)
		if c.last(genes, i) {
			c.mask(s, genes)
		}
		s.choice = choose(i, s.p)
		genes[i] = s.choice
		logP += math.Log(s.p[s.choice])
		token = c.tokens[i] + s.choice
	}
	return genes, logP
}

// next takes the LSTM one step further.
func (c *controller) next(decision, token int) *choiceStep {
	if c.used == len(c.steps) {
		c.steps = append(c.steps, choiceStep{})
		c.deltas = append(c.deltas, make([]float64, c.units))
	}
	s := &c.steps[c.used]
	c.used++
	s.decision, s.from = decision, token
	s.hidden = c.lstm.Step(c.embedding(c.weights, token))
	return s
}

func (c *controller) softmax(s *choiceStep) {
	matrix, bias := c.layer(c.weights, s.decision)
	s.p = append(s.p[:0], bias...)
	top := math.Inf(-1)
	for k := range s.p {
		for j, w := range matrix[k*c.units : (k+1)*c.units] {
			s.p[k] += w * s.hidden[j]
		}
		top = max(top, s.p[k])
	}
	sum := 0.0
	for k, v := range s.p {
		s.p[k] = math.Exp(v - top)
		sum += s.p[k]
	}
	for k := range s.p {
		s.p[k] /= sum
	}
}

// last reports whether no decision after i can count.
func (c *controller) last(genes []int, i int) bool {
	for j := i + 1; j < len(genes); j++ {
		d := c.genome.dims[j]
		if len(d.Choices) > 1 && (d.When == c.genome.dims[i].Name || c.genome.active(genes, j)) {
			return false
		}
	}
	return true
}

// mask takes the probability from choices that make the genes illegal, unless
// all do.
func (c *controller) mask(s *choiceStep, genes []int) {
	a, sum := space.Arch{Space: c.genome.name, Genes: genes}, 0.0
	legal := make([]bool, len(s.p))
	for k := range s.p {
		if legal[k] = c.genome.space.Check(a.With(s.decision, k)) == nil; legal[k] {
			sum += s.p[k]
		}
	}
	if sum <= 0 {
		return
	}
	for k := range s.p {
		if !legal[k] {
			s.p[k] = 0
		}
		s.p[k] /= sum
	}
}

// draw returns a legal architecture and the logarithm of its probability: what
// the controller draws or, where that is illegal, what the space has nearest to
// it. When that fails many times in a row it is one drawn without the controller.
func (c *controller) draw(rng *rand.Rand) (space.Arch, float64, error) {
	for range 50 {
		genes, logP := c.walk(func(_ int, p []float64) int { return pick(p, rng) })
		drawn := space.Arch{Space: c.genome.name, Genes: genes}
		a, ok := c.genome.settle(drawn, rng)
		if ok && !a.Equal(drawn) {
			logP = c.score(a.Genes)
		}
		if ok {
			return a, logP, nil
		}
	}
	a, err := c.genome.sample(rng)
	if err != nil {
		return a, 0, err
	}
	return a, c.score(a.Genes), nil
}

// pick draws an index with the given probabilities.
func pick(p []float64, rng *rand.Rand) int {
	at, rest := 0, rng.Float64()
	for k, v := range p {
		if v > 0 {
			at = k
			if rest -= v; rest < 0 {
				break
			}
		}
	}
	return at
}

// score walks along given genes and returns the logarithm of their probability.
func (c *controller) score(genes []int) float64 {
	_, logP := c.walk(func(i int, _ []float64) int { return genes[i] })
	return logP
}

// backward adds to grad that of -push x log probability - entropy x entropy for
// the last walk.
func (c *controller) backward(push, entropy float64) {
	for t := range c.used {
		s, delta := &c.steps[t], c.deltas[t]
		clear(delta)
		h := 0.0
		for _, p := range s.p {
			if p > 0 {
				h -= p * math.Log(p)
			}
		}
		matrix, _ := c.layer(c.weights, s.decision)
		gm, gb := c.layer(c.grad, s.decision)
		for k, p := range s.p {
			if p <= 0 {
				continue
			}
			d := push*p + entropy*p*(math.Log(p)+h)
			if k == s.choice {
				d -= push
			}
			gb[k] += d
			for j, v := range s.hidden {
				gm[k*c.units+j] += d * v
				delta[j] += d * matrix[k*c.units+j]
			}
		}
	}
	c.lstm.Backward(c.deltas[:c.used], c.grad[:c.start], func(t int, d []float64) {
		for j, v := range d {
			c.embedding(c.grad, c.steps[t].from)[j] += v
		}
	})
}

// step moves the weights against the gradient and clears it.
func (c *controller) step() {
	backprop.Clip(c.grad, c.clip)
	c.adam.Step(c.weights, c.grad)
	clear(c.grad)
}
