package backprop

import "math"

// What a training step does to many numbers, in plain Go. Widths are multiples
// of eight. Products and sums are rounded one by one and sums run in order, so
// that kernels_amd64.s gives the same bits.

// lane is how many numbers go together.
const lane = 8

// padded is n rounded up to whole lanes.
func padded(n int) int { return (n + lane - 1) / lane * lane }

// matrix is a view of numbers whose rows and columns lie that far apart.
type matrix struct {
	data        []float32
	down, along int
}

// plainMultiply sets c, m rows of n that lie ldc apart, to the product of a, m by
// k, and b, k rows of n that lie ldb apart.
func plainMultiply(m, n, k int, a matrix, b []float32, ldb int, c []float32, ldc int) {
	for i := range m {
		row := c[i*ldc : i*ldc+n]
		clear(row)
		for p := range k {
			if s := a.data[i*a.down+p*a.along]; s != 0 {
				plainAddScaled(s, b[p*ldb:p*ldb+n], row)
			}
		}
	}
}

// plainTurn transposes w, m rows of n, from the given row on, into t, n rows of
// width ldt. What lies beyond m there becomes 0.
func plainTurn(from, m, n int, w, t []float32, ldt int) {
	for o := range n {
		row := t[o*ldt : (o+1)*ldt]
		for i := from; i < m; i++ {
			row[i] = w[i*n+o]
		}
		clear(row[m:])
	}
}

// plainAddScaled adds s x to y.
func plainAddScaled(s float32, x, y []float32) {
	for len(x) >= lane && len(y) >= lane {
		from, to := (*[lane]float32)(x), (*[lane]float32)(y)
		to[0] += float32(s * from[0])
		to[1] += float32(s * from[1])
		to[2] += float32(s * from[2])
		to[3] += float32(s * from[3])
		to[4] += float32(s * from[4])
		to[5] += float32(s * from[5])
		to[6] += float32(s * from[6])
		to[7] += float32(s * from[7])
		x, y = x[lane:], y[lane:]
	}
}

// plainRectify is ReLU.
func plainRectify(y []float32) {
	for i, v := range y {
		if !(v > 0) {
			y[i] = 0
		}
	}
}

// plainRectifySlope multiplies d by the slope of ReLU where its value is y.
func plainRectifySlope(y, d []float32) {
	for i, v := range y {
		if !(v > 0) {
			d[i] = 0
		}
	}
}

var one float32 = 1

// tangents are the constants of tangent: bounds of the argument and of the
// value, then the coefficients of the two polynomials of x², the first of both.
var tangents = [12]float32{9, -9, 1, -1, 34459425, 4729725, 135135, 990, 16216200, 945945, 13860, 45}

// plainTangent is the hyperbolic tangent, by the ninth convergent of Lambert's
// continued fraction x/(1+x²/(3+x²/(5+...))), wrong by at most 0.00001.
func plainTangent(y []float32) {
	c := &tangents
	for i, x := range y {
		x = within(x, c[1], c[0])
		z := float32(x * x)
		n := z + c[7]
		for _, k := range []float32{c[6], c[5], c[4]} {
			n = float32(n*z) + k
		}
		d := float32(z * c[11])
		for _, k := range []float32{c[10], c[9], c[8]} {
			d = float32((d + k) * z)
		}
		d += c[4]
		y[i] = within(float32(n*x)/d, c[3], c[2])
	}
}

func within(x, lo, hi float32) float32 {
	if !(x < hi) {
		return hi
	}
	if !(x > lo) {
		return lo
	}
	return x
}

// plainTangentSlope multiplies d by the slope of the tangent where its value is
// y.
func plainTangentSlope(y, d []float32) {
	for i, v := range y {
		d[i] *= one - float32(v*v)
	}
}

// plainAdam is a step of [Adam]. Moments that have nearly died out become 0:
// numbers near the least that there are slow some processors down.
func plainAdam(w, g, m, v []float32, c *[9]float32) {
	for i, x := range g {
		m[i] = alive(float32(c[0]*m[i])+float32(c[1]*x), c[7])
		v[i] = alive(float32(c[2]*v[i])+float32(float32(c[3]*x)*x), c[7])
		root := float32(math.Sqrt(float64(float32(v[i] * c[5]))))
		w[i] -= float32(m[i]*c[4]) / (root + c[6])
	}
}

func alive(x, least float32) float32 {
	if x < least && -x < least {
		return 0
	}
	return x
}

// kernels are the operations above, by the faster way where fast is true.
type kernels struct{ fast bool }
