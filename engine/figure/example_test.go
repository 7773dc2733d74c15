package figure_test

import (
	"fmt"
	"os"
	"path/filepath"

	"naslab/engine/figure"
)

// Two fronts with all evaluations behind them, saved as a picture and numbers.
func ExampleFronts() {
	latency := figure.Axis{Label: "latency", Unit: "ms"}
	accuracy := figure.Axis{Label: "accuracy", Unit: "%", Maximise: true}
	f, err := figure.Fronts("Two searches", latency, accuracy, []figure.Set{
		{Name: "nsga2", X: []float64{1, 2, 3, 3.5}, Y: []float64{70, 75, 77, 76}},
		{Name: "random search", X: []float64{1.5, 2.5, 3}, Y: []float64{69, 74, 75}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	dir, err := os.MkdirTemp("", "figure")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	paths, err := f.Save(filepath.Join(dir, "fronts"))
	for _, p := range paths {
		fmt.Println(filepath.Base(p))
	}
	fmt.Println(f, err)
	// Output:
	// fronts.png
	// fronts.svg
	// fronts.csv
	// figure "Two searches" (accuracy (%) over latency (ms), 3 series) <nil>
}
