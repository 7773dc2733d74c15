package spacetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/space"
)

// parseRoundTrip checks both texts, the genes and the field's own.
func parseRoundTrip(t *testing.T, s space.Space) {
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		back, err := space.Parse(s, a.String())
		if err != nil || !back.Equal(a) {
			t.Errorf("Parse(%q) = %v, %v", a.String(), back, err)
		}
		text, err := space.Text(s, a)
		if err != nil {
			t.Fatalf("Text(%v): %v", a, err)
		}
		if back, err = space.Parse(s, text); err != nil || !mustTrim(t, s, back).Equal(mustTrim(t, s, a)) {
			t.Errorf("Parse(%q) = %v, %v, want %v", text, back, err, a)
		}
	})
	if _, err := space.Text(s, space.Arch{}); err == nil {
		t.Error("Text accepts the zero value")
	}
	a := space.Sample(s, source())
	own, err := space.Text(s, a)
	if err != nil {
		t.Fatal(err)
	}
	for _, good := range []string{a.String(), own} {
		damaged(t, s, good)
		for _, text := range []string{"", s.Name(), s.Name() + ":", "?" + good, good + "0", good + ".", good[:len(good)-1] + "x",
			good + good, good[:len(good)/2], good[len(good)/2:], "\x00", "9" + good, "-1", "99999999999999999999"} {
			back, err := space.Parse(s, text)
			if err != nil {
				continue
			}
			if again, err := space.Text(s, back); back.String() != text && (err != nil || again != text) {
				t.Errorf("Parse(%q) = %v, want an error", text, back)
			}
		}
	}
}

// damaged hands texts with bytes changed, cut out and put in to Parse: the answer
// is an error or an architecture of the space.
func damaged(t *testing.T, s space.Space, good string) {
	rng := source()
	for range 5 * samples {
		text := []byte(good)
		for range 1 + rng.IntN(3) {
			at := rng.IntN(len(text) + 1)
			switch rng.IntN(3) {
			case 0:
				text = slices.Insert(text, at, byte(rng.IntN(256)))
			case 1:
				text = slices.Delete(text, at, min(at+1+rng.IntN(3), len(text)))
			default:
				if at < len(text) {
					text[at] = good[rng.IntN(len(good))]
				}
			}
		}
		if a, err := space.Parse(s, string(text)); err == nil && s.Check(a) != nil {
			t.Fatalf("Parse(%q) = %v, which Check rejects", text, a)
		}
	}
}

// encodings checks lengths, that codes are finite, that equal points have equal
// codes, and that what can be decoded comes back as the same network.
func encodings(t *testing.T, s space.Space) {
	seen := map[string]bool{}
	for _, e := range space.Encodings(s) {
		if e.Name == "" || seen[e.Name] {
			t.Errorf("the encoding's name %q is empty or stands twice", e.Name)
		}
		seen[e.Name] = true
		t.Run(e.Name, func(t *testing.T) { encoding(t, s, e) })
	}
	for _, must := range []string{"onehot", "categorical", "ordinal"} {
		if !seen[must] {
			t.Errorf("there is no encoding %q", must)
		}
	}
	if _, err := space.Encode(s, space.Sample(s, source()), "onehut"); err == nil {
		t.Error("Encode accepts an unknown encoding")
	}
	if _, err := space.Encode(s, space.Arch{}, "onehot"); err == nil {
		t.Error("Encode accepts the zero value")
	}
}

func encoding(t *testing.T, s space.Space, e space.Encoding) {
	byCode := map[string]string{}
	each(t, s, func(_ *rand.Rand, a space.Arch) {
		x, err := space.Encode(s, a, e.Name)
		if err != nil || len(x) != e.Len {
			t.Fatalf("the code of %v has %d numbers, not %d (error %v)", a, len(x), e.Len, err)
		}
		for i, v := range x {
			if math.IsNaN(v) || math.IsInf(v, 0) || e.Vocab > 0 && (v != math.Trunc(v) || v < 0 || v >= float64(e.Vocab)) {
				t.Fatalf("number %d of the code of %v is %g", i, a, v)
			}
		}
		if same, err := space.Encode(s, mustTrim(t, s, a), e.Name); err != nil || !slices.Equal(same, x) {
			t.Errorf("the code of %v differs from that of its trimmed form (error %v)", a, err)
		}
		if e.Decode == nil {
			return
		}
		back, err := space.Decode(s, e.Name, x)
		if err != nil || !mustCanonical(t, s, back).Equal(mustCanonical(t, s, a)) {
			t.Errorf("the code of %v comes back as %v (error %v)", a, back, err)
		}
		network, code := mustCanonical(t, s, a).Key(), sparse(x)
		if other, ok := byCode[code]; ok && other != network {
			t.Errorf("networks %s and %s have the same code", network, other)
		}
		byCode[code] = network
	})
}

// sparse prints the numbers that are not 0, with their places.
func sparse(x []float64) string {
	var text []byte
	for i, v := range x {
		if v != 0 {
			text = fmt.Appendf(text, "%d:%g ", i, v)
		}
	}
	return string(text)
}

// decodeRejects hands damaged codes to every decoder: the answer is an error or
// an architecture of the space.
func decodeRejects(t *testing.T, s space.Space) {
	rng := source()
	for _, e := range space.Encodings(s) {
		good, err := space.Encode(s, space.Sample(s, rng), e.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := space.Decode(s, e.Name, good[1:]); err == nil {
			t.Errorf("%s: Decode accepts a code that is too short", e.Name)
		}
		if e.Decode == nil {
			continue
		}
		for _, bad := range []float64{math.NaN(), math.Inf(1), -1, 0, 1, 2, 0.3, 1e18} {
			for range 20 {
				x := append([]float64(nil), good...)
				x[rng.IntN(len(x))] = bad
				a, err := space.Decode(s, e.Name, x)
				if err == nil && s.Check(a) != nil {
					t.Errorf("%s: Decode gave %v, which Check rejects", e.Name, a)
				}
				if err == nil && math.IsNaN(bad) {
					t.Errorf("%s: Decode accepts NaN", e.Name)
				}
			}
			if _, err := space.Decode(s, e.Name, slices.Repeat([]float64{bad}, len(good))); err == nil && math.IsNaN(bad) {
				t.Errorf("%s: Decode accepts nothing but NaN", e.Name)
			}
		}
	}
}
