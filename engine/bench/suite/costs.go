package suite

import (
	"fmt"
	"time"

	"naslab/engine/bench/tabular"
)

// published are mean seconds of training one architecture in full, as the
// studies on NAS-Bench-Suite and NAS-Bench-Suite-Zero count them. The tables of
// these benchmarks do not tell the time of each architecture.
//
// Y. Mehta et al., "NAS-Bench-Suite: NAS evaluation is (now) surprisingly easy",
// ICLR 2022; A. Krishnakumar et al., "NAS-Bench-Suite-Zero: accelerating research
// on zero cost proxies", NeurIPS 2022.
var published = map[string]float64{
	"nb201/cifar10":        1828,
	"nb201/cifar100":       3656,
	"nb201/imagenet16-120": 11092,

	"nb301": 7972,

	"transnas/micro/class_object":    7476,
	"transnas/micro/class_scene":     7672,
	"transnas/micro/jigsaw":          4606,
	"transnas/micro/room_layout":     7225,
	"transnas/micro/autoencoder":     21534,
	"transnas/micro/segmentsemantic": 18107,
	"transnas/micro/normal":          17634,

	"transnas/macro/class_object":    7587,
	"transnas/macro/class_scene":     7624,
	"transnas/macro/jigsaw":          3700,
	"transnas/macro/room_layout":     7826,
	"transnas/macro/autoencoder":     26289,
	"transnas/macro/segmentsemantic": 24445,
	"transnas/macro/normal":          26353,
}

// publishedCost adds the published mean time as the cost of training: the same
// for each architecture, and of a part of the epochs that part of it.
func (o *opening) publishedCost() {
	mean, ok := published[o.name]
	if !ok {
		o.Fail(fmt.Errorf("no time of training is published"))
		return
	}
	o.AddCost(func(_ int, fidelity float64) time.Duration {
		return time.Duration(fidelity * mean * float64(time.Second))
	})
}

// costDoc says in a metric's Doc what one training is taken to last.
func (o *opening) costDoc() string {
	return fmt.Sprintf("; training in full counts as %g s for every architecture, the published mean", published[o.name])
}

// seconds makes a cost of the time of full training.
func seconds(c tabular.Cell) tabular.Cost {
	return func(row int, fidelity float64) time.Duration {
		x, _ := c(row)
		if x != x {
			return 0
		}
		return time.Duration(fidelity * x * float64(time.Second))
	}
}
