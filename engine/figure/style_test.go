package figure

import "testing"

func TestLooksDiffer(t *testing.T) {
	seen := map[[2]any]int{}
	for i := range len(colours) * shapes {
		k := lookOf(i)
		key := [2]any{k.color, k.shape}
		if before, ok := seen[key]; ok {
			t.Errorf("styles %d and %d have the same colour and shape", before, i)
		}
		seen[key] = i
	}
}

// TestNeighboursDifferInGrey asks the same of any five neighbours without colour.
func TestNeighboursDifferInGrey(t *testing.T) {
	for i := range 50 {
		for k := i + 1; k < i+5; k++ {
			a, b := lookOf(i), lookOf(k)
			if a.shape == b.shape && a.open == b.open {
				t.Errorf("styles %d and %d have the same marker", i, k)
			}
		}
	}
}

func TestColoursShowOnPaper(t *testing.T) {
	for _, c := range colours {
		if l := luminance(c); l > 0.7 {
			t.Errorf("colour %v has luminance %.2f, too light for a thin line", c, l)
		}
		pale := tint(c)
		if l := luminance(pale); l < 0.8 || l > 0.93 {
			t.Errorf("the tint of %v has luminance %.2f", c, l)
		}
	}
}

func TestRampGrowsLighter(t *testing.T) {
	before := luminance(valueColor(0))
	for i := 1; i <= 100; i++ {
		now := luminance(valueColor(float64(i) / 100))
		if now < before {
			t.Fatalf("at %d of 100 the ramp grows darker", i)
		}
		before = now
	}
	if before > 0.8 {
		t.Errorf("the lightest colour has luminance %.2f", before)
	}
}
