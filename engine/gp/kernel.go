package gp

import (
	"fmt"
	"math"
)

// Shape is how the covariance falls with the scaled distance r.
type Shape int

// The shapes. All are 1 at r = 0.
const (
	Matern52 Shape = iota // (1 + √5 r + 5/3 r²) exp(-√5 r)
	Matern32              // (1 + √3 r) exp(-√3 r)
	RBF                   // exp(-r²/2)
	Laplace               // exp(-r)
)

// String names the shape.
func (s Shape) String() string {
	names := [...]string{"matern52", "matern32", "rbf", "laplace"}
	if s < 0 || int(s) >= len(names) {
		return fmt.Sprintf("shape %d", int(s))
	}
	return names[s]
}

// at returns the covariance at the squared distance q = r², and its derivative
// with respect to q. For Laplace the derivative at 0 is taken as 0, since equal
// points move together.
func (s Shape) at(q float64) (k, slope float64) {
	switch s {
	case RBF:
		k = math.Exp(-q / 2)
		return k, -k / 2
	case Matern32:
		r := math.Sqrt(3 * q)
		e := math.Exp(-r)
		return (1 + r) * e, -1.5 * e
	case Laplace:
		r := math.Sqrt(q)
		k = math.Exp(-r)
		if r == 0 {
			return k, 0
		}
		return k, -k / (2 * r)
	}
	r := math.Sqrt(5 * q)
	e := math.Exp(-r)
	return (1 + r + r*r/3) * e, -5.0 / 6 * (1 + r) * e
}

// Kernel is a covariance over vectors:
//
//	variance x shape(√Σ_j δ_j² / scale_j²)
//
// with δ_j the difference of the j-th numbers, or, where they are categories, 1
// when they differ and 0 when not (Hamming distance). The zero value is Matérn
// 5/2 over continuous numbers with one scale for each.
type Kernel struct {
	Shape Shape
	// Categorical says of each number whether it is a category; nil: none is.
	Categorical []bool
	// Shared ties all scales together.
	Shared bool
}

// String names the kernel.
func (k Kernel) String() string {
	n := 0
	for _, c := range k.Categorical {
		if c {
			n++
		}
	}
	text := k.Shape.String()
	if n > 0 {
		text += fmt.Sprintf(", %d categorical", n)
	}
	if k.Shared {
		text += ", one scale"
	}
	return text
}

// scales is the number of scales over d numbers.
func (k Kernel) scales(d int) int {
	if k.Shared {
		return 1
	}
	return d
}

// categorical reports whether number j is a category.
func (k Kernel) categorical(j int) bool { return k.Categorical != nil && k.Categorical[j] }

// squared returns the scaled squared distance of two rows; weights are
// 1/scale².
func (k Kernel) squared(a, b, weights []float64) float64 {
	q := 0.0
	if k.Categorical == nil {
		for j, w := range weights {
			d := a[j] - b[j]
			q += w * d * d
		}
		return q
	}
	for j, w := range weights {
		d := a[j] - b[j]
		if k.Categorical[j] {
			if d != 0 {
				q += w
			}
			continue
		}
		q += w * d * d
	}
	return q
}
