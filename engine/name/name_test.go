package name

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	known := []string{"perplexity", "accuracy", "latency@a100", "latency@h100", "energy@a100", "params"}
	for _, c := range []struct {
		bad  string
		want []string
	}{
		{"perplexty", []string{"perplexity"}},
		{"Perplexity", []string{"perplexity"}},
		{"latency@a10", []string{"latency@a100", "latency@h100"}},
		{"latency", []string{"latency@a100", "latency@h100"}},
		{"parmas", []string{"params"}},
		{"zzzz", nil},
	} {
		got := Nearest(c.bad, known)
		if !slices.Equal(got, c.want) && (len(got) != 0 || len(c.want) != 0) {
			t.Errorf("Nearest(%q) = %q, want %q", c.bad, got, c.want)
		}
	}
	if got := Nearest("zzzz", []string{"a", "b"}); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("a short list is shown whole, got %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"parmas", "params", 1}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
