package backprop

// fast says whether the processor has what kernels_amd64.s needs.
var fast = avx()

func avx() bool

//go:noescape
func tile4x24(k int, a *float32, down, along int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func tile4x8(k int, a *float32, down, along int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func tile1x24(k int, a *float32, down, along int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func tile1x8(k int, a *float32, down, along int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func addScaled(n int, s float32, x, y *float32)

//go:noescape
func rectify(n int, y *float32)

//go:noescape
func rectifySlope(n int, y, d *float32)

//go:noescape
func tangent(n int, y *float32, c *[12]float32)

//go:noescape
func tangentSlope(n int, y, d *float32)

//go:noescape
func adam(n int, w, grad, m, v *float32, c *[9]float32)

//go:noescape
func turn8(w *float32, ldw int, t *float32, ldt int)

// word is the size of a number in bytes, in which the tiles count.
const word = 4

// multiply sets c to the product of a and b in tiles; see [plainMultiply].
func (k kernels) multiply(m, n, inner int, a matrix, b []float32, ldb int, c []float32, ldc int) {
	if !k.fast {
		plainMultiply(m, n, inner, a, b, ldb, c, ldc)
		return
	}
	down, along := word*a.down, word*a.along
	for i := 0; i < m; {
		four := i+4 <= m
		for j := 0; j < n; {
			from, at, to := &a.data[i*a.down], &b[j], &c[i*ldc+j]
			switch wide := j+3*lane <= n; {
			case four && wide:
				tile4x24(inner, from, down, along, at, word*ldb, to, word*ldc)
				j += 3 * lane
			case four:
				tile4x8(inner, from, down, along, at, word*ldb, to, word*ldc)
				j += lane
			case wide:
				tile1x24(inner, from, down, along, at, word*ldb, to, word*ldc)
				j += 3 * lane
			default:
				tile1x8(inner, from, down, along, at, word*ldb, to, word*ldc)
				j += lane
			}
		}
		if i++; four {
			i += 3
		}
	}
}

// turn transposes w, m rows of n, into t, n rows of width ldt; see [plainTurn].
func (k kernels) turn(m, n int, w, t []float32, ldt int) {
	done := 0
	if k.fast {
		for done = 0; done+lane <= m; done += lane {
			for o := 0; o < n; o += lane {
				turn8(&w[done*n+o], word*n, &t[o*ldt+done], word*ldt)
			}
		}
	}
	plainTurn(done, m, n, w, t, ldt)
}

func (k kernels) addScaled(s float32, x, y []float32) {
	if !k.fast {
		plainAddScaled(s, x, y)
		return
	}
	addScaled(len(x), s, &x[0], &y[:len(x)][0])
}

func (k kernels) rectify(y []float32) {
	if !k.fast {
		plainRectify(y)
		return
	}
	rectify(len(y), &y[0])
}

func (k kernels) rectifySlope(y, d []float32) {
	if !k.fast {
		plainRectifySlope(y, d)
		return
	}
	rectifySlope(len(y), &y[0], &d[:len(y)][0])
}

func (k kernels) tangent(y []float32) {
	if !k.fast {
		plainTangent(y)
		return
	}
	tangent(len(y), &y[0], &tangents)
}

func (k kernels) tangentSlope(y, d []float32) {
	if !k.fast {
		plainTangentSlope(y, d)
		return
	}
	tangentSlope(len(y), &y[0], &d[:len(y)][0])
}

func (k kernels) adam(w, g, m, v []float32, c *[9]float32) {
	if !k.fast {
		plainAdam(w, g, m, v, c)
		return
	}
	n := len(g)
	adam(n, &w[:n][0], &g[0], &m[:n][0], &v[:n][0], c)
}
