package device

import (
	"context"
	"fmt"

	"naslab/engine/space"
	"naslab/engine/stat"
)

// Embed describes a device by what it does: the median of n measurements of the
// metric for each reference architecture, in their order and in the metric's
// unit. Two devices that rank networks differently have different
// embeddings.
//
// Reference: H. Lee, S. Lee, S. Chong, S. J. Hwang, "Hardware-adaptive efficient
// latency prediction for NAS via meta-learning", NeurIPS 2021.
func Embed(ctx context.Context, d Device, refs []space.Arch, metric string, n int) ([]float64, error) {
	if len(refs) == 0 {
		return nil, fmt.Errorf("device: embed %s: no reference architecture given; give about ten", d.Name())
	}
	out := make([]float64, len(refs))
	for i, a := range refs {
		xs, err := d.Measure(ctx, a, metric, n)
		if err != nil {
			return nil, fmt.Errorf("device: embed: reference %d: %w", i, err)
		}
		if out[i], err = stat.Median(xs); err != nil {
			return nil, fmt.Errorf("device: embed %s: reference %d: %w", d.Name(), i, err)
		}
	}
	return out, nil
}
