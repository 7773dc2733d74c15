package figure

import (
	"fmt"
	"math"
	"testing"
)

// Runs over times of their own share an axis on which each keeps its value until
// it has the next.
func TestOverTime(t *testing.T) {
	none := math.NaN()
	r := OverTime("rea",
		[][]float64{{1, 2, 5}, {2, 3, 7, 9}, {4}},
		[][]float64{{8, 8, 6}, {none, 7, 5, 5}, {none}})
	if fmt.Sprint(r.X) != "[3 5 7 9]" || fmt.Sprint(r.Y) != "[[8 6 6 6] [7 7 5 5] [NaN NaN NaN NaN]]" {
		t.Errorf("at %v the runs have %v", r.X, r.Y)
	}
	f, err := Curves("", Axis{}, Axis{}, []Runs{r})
	if err != nil {
		t.Fatal(err)
	}
	s := f.Panels[0].Series[0]
	if s.Kind != Step || fmt.Sprint(s.Y) != "[7.5 6.5 5.5 5.5]" || len(s.Lo) != 4 || s.Hi[0] != 7.75 {
		t.Errorf("the curve is %+v", s)
	}
	if r := OverTime("none", [][]float64{{1}}, [][]float64{{none}}); len(r.X) != 0 {
		t.Errorf("without values there are times %v", r.X)
	}
	var times, values []float64
	for i := range 10 * marks {
		times, values = append(times, float64(i)), append(values, -float64(i))
	}
	if r := OverTime("many", [][]float64{times}, [][]float64{values}); len(r.X) != marks || r.X[marks-1] != 10*marks-1 || r.Y[0][7] != -r.X[7] {
		t.Errorf("%d times, the last %g", len(r.X), r.X[len(r.X)-1])
	}
}
