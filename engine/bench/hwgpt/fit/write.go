package fit

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"naslab/engine/bench/hwgpt/additive"
)

// Files returns what package hwgpt embeds, by file name: the coefficients of
// each scale, coef_<scale>.csv, and for all scales together ranges.csv and
// quality.csv.
func Files(all []*Fitted) (map[string][]byte, error) {
	files := map[string][]byte{}
	var ranges [][]string
	var quality []Quality
	for _, f := range all {
		var b bytes.Buffer
		if err := additive.Write(&b, f.Pairs); err != nil {
			return nil, fmt.Errorf("fit: write coefficients: %w", err)
		}
		files["coef_"+f.Scale+".csv"] = b.Bytes()
		quality = append(quality, f.Quality...)
		for _, r := range f.Ranges {
			ranges = append(ranges, []string{r.Scale, r.Metric, short(r.Lo), short(r.Hi), r.Source})
		}
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(append([][]string{{"scale", "metric", "lo", "hi", "source"}}, ranges...)); err != nil {
		return nil, fmt.Errorf("fit: write ranges: %w", err)
	}
	files["ranges.csv"] = b.Bytes()
	var q bytes.Buffer
	if err := Table(quality).CSV(&q); err != nil {
		return nil, fmt.Errorf("fit: write quality: %w", err)
	}
	files["quality.csv"] = q.Bytes()
	return files, nil
}

// Write writes the files into a folder that exists.
func Write(folder string, all []*Fitted) error {
	files, err := Files(all)
	if err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return fmt.Errorf("fit: write: %w", err)
		}
	}
	return nil
}

func short(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
