package fit

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRefitGivesTheSameBytes fits scale s anew and compares with the files that
// package hwgpt embeds.
func TestRefitGivesTheSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	folder := filepath.Join("..", "..", "..", "..", "..", "shared", "data", "hwgpt")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the measurements are not in ../shared/data/hwgpt")
	}
	f, err := Folder(context.Background(), folder, "s")
	if err != nil {
		t.Fatal(err)
	}
	files, err := Files([]*Fitted{f})
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range files {
		want, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if name != "coef_s.csv" {
			want = onlyScale(want, "s")
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: a new fit gives other bytes; run scripts/p01_fit_surrogates.go and look at the difference", name)
		}
	}
}

// onlyScale keeps the header and the lines of one scale.
func onlyScale(content []byte, scale string) []byte {
	var kept []string
	for i, line := range strings.SplitAfter(string(content), "\n") {
		if i == 0 || strings.HasPrefix(line, scale+",") {
			kept = append(kept, line)
		}
	}
	return []byte(strings.Join(kept, ""))
}
