package additive

import (
	"bytes"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

var small = Layout{MaxLayers: 4, Depths: [Choices]int{2, 3, 4}}

func random(rng *rand.Rand, l Layout) Net {
	genes := make([]int, 3+2*l.MaxLayers)
	for i := range genes {
		genes[i] = rng.IntN(Choices)
	}
	genes[len(genes)-1] = rng.IntN(2)
	return l.Read(genes)
}

// fill gives every coefficient a random number of few digits.
func fill(rng *rand.Rand, m *Model) *Model {
	number := func() float64 { return float64(rng.IntN(201)-100) / 64 }
	for i := range m.Cells {
		c := &m.Cells[i]
		c.Base = number()
		for k := range c.Heads {
			c.Heads[k], c.Ratios[k] = number(), number()
		}
	}
	return m
}

func TestRead(t *testing.T) {
	n := small.Read([]int{2, 1 /**/, 0, 1, 2, 2 /**/, 1, 1, 0, 2 /**/, 1})
	want := Net{
		Width: 2, Depth: 1, Bias: 1, Ratios: []int{0, 1, 2}, Heads: []int{1, 1, 0},
		NRatios: [3]float64{1, 1, 1}, NHeads: [3]float64{1, 2, 0},
	}
	if !reflect.DeepEqual(n, want) {
		t.Errorf("Read = %+v, want %+v", n, want)
	}
}

func TestUniformByHand(t *testing.T) {
	m := NewUniform(false)
	*m.Cell(2, 1, 1) = Cell{Base: 10, Heads: []float64{1, 2, 3}, Ratios: []float64{0.1, 0.2, 0.3}}
	n := small.Read([]int{2, 1, 0, 1, 2, 2, 1, 1, 0, 2, 1})
	if got, want := m.At(&n), 10+2+2+1+0.1+0.2+0.3; math.Abs(got-want) > 1e-14 {
		t.Errorf("At = %g, want %g", got, want)
	}
}

func TestLayeredByHand(t *testing.T) {
	m := NewLayered(true, small.Depths)
	c := m.Cell(0, 0, 0)
	c.Base = 0.5
	c.Heads = []float64{0, 1, 2 /**/, 0, 10, 20}
	c.Ratios = []float64{0, 0.25, 0.5 /**/, 0, 3, 6}
	n := small.Read([]int{0, 0 /**/, 2, 1, 0, 0 /**/, 1, 0, 0, 0 /**/, 0})
	if got, want := m.At(&n), math.Exp(0.5+1+0.5+0+3); math.Abs(got/want-1) > 1e-14 {
		t.Errorf("At = %g, want %g", got, want)
	}
}

func TestFloorIsSmoothAndPositive(t *testing.T) {
	c := Cell{Floor: 2}
	last := 0.0
	for z := -20.0; z < 6; z += 0.125 {
		y := c.link(z)
		if y <= last {
			t.Fatalf("link(%g) = %g is not above %g", z, y, last)
		}
		if z >= 2 && y != z {
			t.Errorf("link(%g) = %g above the floor", z, y)
		}
		last = y
	}
	const h = 1e-6
	if slope := (c.link(2) - c.link(2-h)) / h; math.Abs(slope-1) > 1e-5 {
		t.Errorf("slope %g just below the floor, want 1", slope)
	}
}

func TestExtremesBoundEveryNetwork(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		for _, m := range []*Model{NewUniform(false), NewUniform(true), NewLayered(false, small.Depths), NewLayered(true, small.Depths)} {
			fill(rng, m)
			lo, hi := m.Extremes(small.Depths)
			least, most := math.Inf(1), math.Inf(-1)
			for range 20000 {
				n := random(rng, small)
				y := m.At(&n)
				least, most = min(least, y), max(most, y)
			}
			if least < lo || most > hi {
				t.Fatalf("values from %g to %g, Extremes %g to %g", least, most, lo, hi)
			}
			// The extreme is found by random search up to a few choices.
			if reach := math.Abs(hi - lo); !m.Cells[0].Log && (least-lo > 0.25*reach || hi-most > 0.25*reach) {
				t.Errorf("values from %g to %g, Extremes %g to %g are too wide", least, most, lo, hi)
			}
		}
	}
}

func TestWriteReadRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	floored := fill(rng, NewUniform(false))
	floored.Cells[3].Floor = 1.25
	pairs := []Pair{
		{"latency@a100", floored, fill(rng, NewUniform(true))},
		{"perplexity", fill(rng, NewLayered(true, small.Depths)), fill(rng, NewUniform(true))},
	}
	for i := range pairs {
		for k := range pairs[i].Std.Cells {
			pairs[i].Std.Cells[k].Base = -1.5
		}
	}
	var b bytes.Buffer
	if err := Write(&b, pairs); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	got, err := Read(&b, small.Depths)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := Write(&again, got); err != nil {
		t.Fatal(err)
	}
	if again.String() != text {
		t.Error("what was read is not what was written")
	}
	for range 100 {
		n := random(rng, small)
		for i := range pairs {
			if x, y := pairs[i].Mean.At(&n), got[i].Mean.At(&n); math.Abs(x-y) > 1e-5*math.Abs(x)+1e-5 {
				t.Fatalf("%s: %g became %g", pairs[i].Metric, x, y)
			}
		}
	}
}

func TestReadErrors(t *testing.T) {
	head := strings.Join(header, ",") + "\n"
	for _, c := range []struct{ want, text string }{
		{"the header is not", ""},
		{"the header is not", "a,b\n"},
		{"lacks its mean or its std", head + "x,mean,identity,0,,0,1,0 0 0,0 0 0\n"},
		{`unknown link "log"`, head + "x,mean,log,0,,0,1,0 0 0,0 0 0\n"},
		{`width "3" is no choice index`, head + "x,mean,exp,3,,0,1,0 0 0,0 0 0\n"},
		{`bias "2" is no choice index`, head + "x,mean,exp,0,,2,1,0 0 0,0 0 0\n"},
		{"heads: 2 numbers, want 3", head + "x,mean,exp,0,,0,1,0 0,0 0 0\n"},
		{"ratios: 3 numbers, want 6", head + "x,mean,exp,0,0,0,1,0 0 0 0 0 0,0 0 0\n"},
		{`parsing "one"`, head + "x,mean,exp,0,,0,one,0 0 0,0 0 0\n"},
		{`parsing "low"`, head + "x,mean,floor low,0,,0,1,0 0 0,0 0 0\n"},
	} {
		if _, err := Read(strings.NewReader(c.text), small.Depths); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
}

// The moments of exp(mu + sigma z) are known in closed form.
func TestLogNormal(t *testing.T) {
	for _, c := range [][2]float64{{1, 1}, {10, 0.01}, {3, 30}} {
		mu, sigma := LogNormal(c[0], c[1])
		mean := math.Exp(mu + sigma*sigma/2)
		std := mean * math.Sqrt(math.Expm1(sigma*sigma))
		if math.Abs(mean/c[0]-1) > 1e-12 || math.Abs(std/c[1]-1) > 1e-9 {
			t.Errorf("LogNormal(%g, %g) has mean %g and standard deviation %g", c[0], c[1], mean, std)
		}
	}
}
