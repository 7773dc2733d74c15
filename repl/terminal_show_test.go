package repl

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// A figure is drawn in blocks of colour, with its file below it.
func TestTerminalPicture(t *testing.T) {
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("%cd "+t.TempDir(), "Enter")
	s.wait("In [2]:")
	s.keys("img := image.NewRGBA(image.Rect(0, 0, 40, 40))", "Enter")
	s.keys("for y := range 40 { for x := range 40 { img.Set(x, y, color.RGBA{uint8(200 * (x / 20)), 30, uint8(150 * (y / 20)), 255}) } }", "Enter")
	s.wait("In [4]:")
	s.keys("img", "Enter")
	s.wait("Out[4]: figures/figure.png")
	got := s.tmux("capture-pane", "-e", "-p", "-t", ":0")
	for _, color := range []string{"0;30;0", "200;30;0", "0;30;150", "200;30;150"} {
		r := strings.ReplaceAll(color, ";", "[;:]")
		if !regexp.MustCompile("[345]8[;:]2[;:]+" + r).MatchString(got) {
			t.Errorf("no dot in %s:\n%q", color, got)
		}
	}
	// One that no value names is named below.
	s.keys("nas.Show(img);", "Enter")
	s.wait("figures/figure-2.png")
	s.keys(`p := nas.Plot("named", nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity", "latency@a100"), nas.Budget{Evals: 20}))`, "Enter")
	s.wait("figure 3: figures/named.png")
	s.keys("%fig 1", "Enter")
	s.wait("figures/figure.png\nIn [8]:")
}

// A bar stays on the last line while a cell prints above it, and is gone at the
// end of the cell, and after Ctrl-C.
func TestTerminalBar(t *testing.T) {
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("%cd "+t.TempDir(), "Enter")
	s.keys(`sp := nas.NewSpace("toy", nas.Numbers("a", 1, 2, 3, 4, 5, 6, 7, 8), nas.Numbers("b", 1, 2, 3, 4, 5, 6, 7, 8), nas.Numbers("c", 1, 2, 3, 4, 5, 6, 7, 8))`, "Enter")
	s.keys("calls := 0", "Enter")
	s.wait("In [4]:")
	s.paste(`b := nas.Bench("slow", sp, []bench.Metric{{Name: "loss"}}, func(a nas.Arch) []float64 {
	time.Sleep(20 * time.Millisecond)
	if calls++; calls%20 == 0 {
		fmt.Println("call", calls)
	}
	return []float64{float64(a.Genes[0])}
})`)
	s.keys("Enter")
	s.wait("In [5]:")
	s.keys(`st := nas.Search("rs", b, nas.Want("loss"), nas.Budget{Evals: 100})`, "Enter")
	bar := regexp.MustCompile(`call 20\ncall 40\nrs on slow, .*% █+░+ \d+/100, \S+/s, \S+ left$`)
	for i := 0; !bar.MatchString(s.text()); i++ {
		if i == 300 {
			t.Fatalf("no bar below the output:\n%s", s.text())
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.wait("call 100\n")
	s.wait("In [6]:")
	if strings.Contains(s.text(), "█") {
		t.Errorf("the bar is still there:\n%s", s.text())
	}
	s.keys(`st = nas.Search("rs", b, nas.Want("loss"), nas.Budget{Evals: 300})`, "Enter")
	s.wait("█")
	s.keys("C-c")
	s.wait(": interrupted")
	s.wait("In [7]:")
	if strings.Contains(s.text(), "█") {
		t.Errorf("the bar is there after Ctrl-C:\n%s", s.text())
	}
}
