//go:build !amd64

package backprop

const fast = false

func (kernels) multiply(m, n, inner int, a matrix, b []float32, ldb int, c []float32, ldc int) {
	plainMultiply(m, n, inner, a, b, ldb, c, ldc)
}
func (kernels) turn(m, n int, w, t []float32, ldt int)   { plainTurn(0, m, n, w, t, ldt) }
func (kernels) addScaled(s float32, x, y []float32)      { plainAddScaled(s, x, y) }
func (kernels) rectify(y []float32)                      { plainRectify(y) }
func (kernels) rectifySlope(y, d []float32)              { plainRectifySlope(y, d) }
func (kernels) tangent(y []float32)                      { plainTangent(y) }
func (kernels) tangentSlope(y, d []float32)              { plainTangentSlope(y, d) }
func (kernels) adam(w, g, m, v []float32, c *[9]float32) { plainAdam(w, g, m, v, c) }
