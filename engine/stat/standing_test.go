package stat

import (
	"math"
	"testing"
)

func TestStandings(t *testing.T) {
	scores := [][]float64{{1, 2, 3}, {2, 1, 3}, {1, 1, math.Inf(1)}}
	got, err := Standings(scores, []string{"a", "a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	// In a both lead once; in b they share ranks 1 and 2 and the first place.
	for k, want := range []Standing{{1.5, 1}, {1.5, 1}, {3, 0}} {
		if math.Abs(got[k].Rank-want.Rank) > 1e-12 || math.Abs(got[k].First-want.First) > 1e-12 {
			t.Errorf("method %d: %+v, want %+v", k, got[k], want)
		}
	}
	// Two problems of one group weigh as much as one of another.
	got, err = Standings([][]float64{{1, 2}, {1, 2}, {2, 1}}, []string{"a", "a", "b"})
	if err != nil || got[0] != (Standing{1.5, 1}) || got[1] != (Standing{1.5, 1}) {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range [][][]float64{nil, {{1, 2}, {1}, {1, 2}}, {{1, 2}, {1, math.NaN()}, {1, 2}}} {
		if _, err := Standings(bad, []string{"a", "a", "b"}); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}
