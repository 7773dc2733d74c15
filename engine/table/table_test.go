package table

import (
	"math"
	"strings"
	"testing"
)

func sample() *Table {
	t := New("front", "arch", "perplexity", "latency (ms)")
	t.Add("gpt-s-10", 22.123456, 9.5)
	t.Add("gpt-s-12", 31, nil)
	return t
}

func TestString(t *testing.T) {
	want := strings.TrimLeft(`
front
arch      perplexity  latency (ms)
────────────────────────────────────
gpt-s-10      22.123           9.5
gpt-s-12          31             -`, "\n")
	if got := sample().String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRenderAbridges(t *testing.T) {
	tab := New("", "i")
	for i := range 100 {
		tab.Add(i)
	}
	got := tab.Render(4)
	if !strings.Contains(got, "... 96 more") || strings.Count(got, "\n") != 6 {
		t.Errorf("got\n%s", got)
	}
}

func TestCSVKeepsDigitsAndGaps(t *testing.T) {
	var b strings.Builder
	if err := sample().CSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "arch,perplexity,latency (ms)\ngpt-s-10,22.123456,9.5\ngpt-s-12,31,\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestFloats(t *testing.T) {
	xs, ok := sample().Floats("latency")
	if !ok || xs[0] != 9.5 || !math.IsNaN(xs[1]) {
		t.Errorf("Floats = %v, %v", xs, ok)
	}
	if _, ok := sample().Floats("latncy"); ok {
		t.Error("a column that is not there must not be found")
	}
}

func TestNumber(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 1234567: "1234567", 123456.7: "123457", 0.000012345678: "1.2346e-05", 22.123456: "22.123"} {
		if got := Number(x); got != want {
			t.Errorf("Number(%v) = %q, want %q", x, got, want)
		}
	}
}
