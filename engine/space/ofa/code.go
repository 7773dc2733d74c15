package ofa

import "naslab/engine/space"

// accuracyInput is the length of the published accuracy predictor's input.
const accuracyInput = 2*3*blockCount + 8

// accuracy is the encoding "accuracy", the input of the published accuracy
// predictor: twenty blocks' kernels one-hot, their expansions one-hot, both zero
// for a block that is not there, and the height in eight steps of 16 from 112.
func (s *Space) accuracy(a space.Arch) ([]float64, error) {
	c, err := s.Config(a)
	if err != nil {
		return nil, err
	}
	x := make([]float64, accuracyInput)
	for stage, blocks := range c.Stages {
		for at := range blocks {
			i := stage*maxDepth + at
			x[3*i+a.Genes[kernelGene+i]] = 1
			x[3*blockCount+3*i+a.Genes[expansionGene+i]] = 1
		}
	}
	x[2*3*blockCount+(c.Height-112)/16] = 1
	return x, nil
}
