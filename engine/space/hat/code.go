package hat

import "naslab/engine/space"

// averages is the encoding "averages", the ten features of the benchmark's
// latency predictor and tables: width, layers, mean feed-forward width and mean
// heads of the encoder; the same of the decoder; mean heads of the attention over
// the encoder; and the mean number of encoder layers that it sees.
func (s *Space) averages(a space.Arch) ([]float64, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	sees := make([]int, len(c.CrossLayers))
	for i, choice := range c.CrossLayers {
		sees[i] = seen(choice)
	}
	return []float64{
		float64(c.EncEmbed), float64(len(c.EncFFN)), mean(c.EncFFN), mean(c.EncHeads),
		float64(c.DecEmbed), float64(len(c.DecFFN)), mean(c.DecFFN), mean(c.DecHeads),
		mean(c.CrossHeads), mean(sees),
	}, nil
}

func mean(xs []int) float64 {
	sum := 0
	for _, x := range xs {
		sum += x
	}
	return float64(sum) / float64(len(xs))
}
