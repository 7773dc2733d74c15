package pareto

import (
	"fmt"
	"math"
)

// HypervolumeEstimate returns an approximation of [Hypervolume] that stays cheap
// for many costs: the volume in polar coordinates around ref, with the distance
// to the dominated region's edge averaged over fixed directions of even spread,
// so that equal input gives equal output. It takes O(n m) time a direction;
// 2^16 directions are within some tenths of a percent. It returns an error as
// Hypervolume does, for more than 32 costs, and for fewer than one direction.
//
// Deng and Zhang, "Approximating hypervolume and hypervolume contributions
// using polar coordinate", IEEE TEVC 23 (2019).
func HypervolumeEstimate(points [][]float64, ref []float64, directions int) (float64, error) {
	if err := checkRef("hypervolume estimate", points, ref); err != nil {
		return 0, err
	}
	m := len(ref)
	if directions < 1 || m > len(primes) {
		return 0, fmt.Errorf("pareto: hypervolume estimate: %d directions in %d costs; give at least one direction and at most %d costs", directions, m, len(primes))
	}
	var boxes []float64
	for _, p := range points {
		if !below(p, ref) {
			continue
		}
		if !finite(p) {
			return math.Inf(1), nil
		}
		for k, x := range p {
			boxes = append(boxes, ref[k]-x)
		}
	}
	if len(boxes) == 0 {
		return 0, nil
	}
	inverse, sum := make([]float64, m), 0.0
	for d := range directions {
		direction(d, inverse)
		sum += math.Pow(reach(boxes, inverse), float64(m))
	}
	return ballShare(m) * sum / float64(directions), nil
}

// reach returns how far the union of the boxes goes in a direction, given by the
// inverse of its components.
func reach(boxes, inverse []float64) float64 {
	far := 0.0
	for m := len(inverse); len(boxes) > 0; boxes = boxes[m:] {
		least := math.Inf(1)
		for k, x := range boxes[:m] {
			least = min(least, x*inverse[k])
			if least <= far {
				break
			}
		}
		far = max(far, least)
	}
	return far
}

// ballShare is the part of the unit ball's volume in m dimensions that lies in
// the positive orthant.
func ballShare(m int) float64 {
	half := float64(m) / 2
	return math.Pow(math.Pi, half) / math.Gamma(half+1) / math.Pow(2, float64(m))
}

var primes = [...]int{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131}

// direction sets inverse to the inverse components of the d-th direction: a
// point of Halton's sequence turned into normal variables of positive sign and
// scaled to length 1.
func direction(d int, inverse []float64) {
	length := 0.0
	for k := range inverse {
		x := math.Erfinv(radicalInverse(d+1, primes[k])) // half-normal up to a factor
		inverse[k] = x
		length += x * x
	}
	length = math.Sqrt(length)
	for k, x := range inverse {
		inverse[k] = length / x
	}
}

// radicalInverse mirrors the digits of i at the point.
func radicalInverse(i, base int) float64 {
	x, place := 0.0, 1.0
	for ; i > 0; i /= base {
		place /= float64(base)
		x += float64(i%base) * place
	}
	return x
}
