package nn

import (
	"math"
	"testing"

	"naslab/engine/seed"
	"naslab/engine/tensor"
)

// The layers once more in plain Go, one token or row at a time, from the full
// weights: what the tests compare with.

func needTorch(t *testing.T) *Params {
	t.Helper()
	p, err := NewParams(seed.New(1).Rand("weights"))
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(p.Close)
	return p
}

// shake gives every weight a value of order 1, so that no term hides behind another.
func shake(t *testing.T, p *Params) {
	t.Helper()
	rng := seed.New(2).Rand("shake")
	err := tensor.Run(func(s *tensor.Scope) (err error) {
		tensor.NoGrad(func() {
			for _, q := range p.List() {
				if err = q.Tensor.Set(s.Normal(rng, 0.1, 0.5, q.Tensor.Shape()...)); err != nil {
					return
				}
			}
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func values(t *testing.T, x *tensor.Tensor) []float64 {
	t.Helper()
	v, err := x.Float64s()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// plainLinear is W[:out, :len(x)] x + b[:out].
func plainLinear(w, b []float64, width int, x []float64, out int) []float64 {
	y := make([]float64, out)
	for o := range y {
		if b != nil {
			y[o] = b[o]
		}
		for i, v := range x {
			y[o] += w[o*width+i] * v
		}
	}
	return y
}

func plainNorm(w, b, x []float64) []float64 {
	mean, square := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		square += (v - mean) * (v - mean) / float64(len(x))
	}
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = (v-mean)/math.Sqrt(square+1e-5)*w[i] + b[i]
	}
	return y
}

func plainGELU(x float64) float64 { return x * (1 + math.Erf(x/math.Sqrt2)) / 2 }

// plainTurn turns the first n dimensions of x at a position.
func plainTurn(x []float64, position, n int) []float64 {
	y := append([]float64(nil), x...)
	for i := range n / 2 {
		sin, cos := math.Sincos(float64(position) * math.Pow(1e4, -2*float64(i)/float64(n)))
		y[i], y[i+n/2] = x[i]*cos-x[i+n/2]*sin, x[i]*sin+x[i+n/2]*cos
	}
	return y
}

// plainAttention attends within one sequence x[t] with the first H heads of D
// dimensions, of which n turn.
func plainAttention(t *testing.T, a *Attention, x [][]float64, H int, bias bool) [][]float64 {
	t.Helper()
	D, C := a.D, len(x[0])
	wq, wp := values(t, a.QKV.W), values(t, a.Proj.W)
	var bq, bp []float64
	if bias {
		bq, bp = values(t, a.QKV.B), values(t, a.Proj.B)
	}
	heads := make([][]float64, len(x)) // the heads' answers side by side
	for h := range H {
		q, k, v := make([][]float64, len(x)), make([][]float64, len(x)), make([][]float64, len(x))
		for i := range x {
			row := plainLinear(wq, bq, a.QKV.In, x[i], 3*D*H)[3*D*h:]
			q[i], k[i], v[i] = plainTurn(row[:D], i, a.Rotary.N), plainTurn(row[D:2*D], i, a.Rotary.N), row[2*D:3*D]
		}
		for i := range x {
			heads[i] = append(heads[i], plainMix(q[i], k[:i+1], v[:i+1])...)
		}
	}
	y := make([][]float64, len(x))
	for i := range y {
		y[i] = plainLinear(wp, bp, a.Proj.In, heads[i], C)
	}
	return y
}

// plainMix is the mean of vs weighted by softmax(q ks / sqrt(D)).
func plainMix(q []float64, ks, vs [][]float64) []float64 {
	y, total := make([]float64, len(q)), 0.0
	for j := range ks {
		dot := 0.0
		for d := range q {
			dot += q[d] * ks[j][d]
		}
		w := math.Exp(dot / math.Sqrt(float64(len(q))))
		total += w
		for d := range y {
			y[d] += w * vs[j][d]
		}
	}
	for d := range y {
		y[d] /= total
	}
	return y
}

// compare checks every number of got against want.
func compare(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tolerance*(1+math.Abs(want[i]))) {
			t.Fatalf("%s: number %d is %g, want %g", what, i, got[i], want[i])
		}
	}
}

func flat(rows [][]float64) []float64 {
	var all []float64
	for _, r := range rows {
		all = append(all, r...)
	}
	return all
}

// rowsOf cuts x [... C] into its rows.
func rowsOf(x []float64, C int) [][]float64 {
	var rows [][]float64
	for i := 0; i < len(x); i += C {
		rows = append(rows, x[i:i+C])
	}
	return rows
}
