package nas

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"naslab/engine/figure"
	"naslab/engine/table"
)

// line is a figure of one line.
func line(title string) figure.Figure {
	return figure.Figure{Title: title, Panels: []figure.Panel{{
		X: figure.Axis{Label: "x"}, Y: figure.Axis{Label: "y"},
		Series: []figure.Series{{Name: "s", Kind: figure.Line, X: []float64{1, 2}, Y: []float64{3, 4}}},
	}}}
}

func TestShow(t *testing.T) {
	s, out := bare(t)
	var drawn []Picture
	s.cfg.Drawn = func(p Picture) { drawn = append(drawn, p) }
	dot := image.NewRGBA(image.Rect(0, 0, 3, 2))
	dot.Set(1, 1, color.RGBA{200, 10, 20, 255})
	s.Show(line("One, two: three"))
	s.Show(dot)
	s.Show(dot)
	s.Plot(line(""))
	s.Plot(line(""), "named")
	s.Show(table.New("", "a"))
	s.Show(image.Rect(0, 0, 1, 1)) // an image by its methods, but not what one looks at
	var bases []string
	for _, p := range drawn {
		bases = append(bases, strings.TrimPrefix(p.Files[0], s.cfg.Figures+string(os.PathSeparator)))
	}
	if got, want := strings.Join(bases, " "), "one-two-three.png figure.png figure-2.png figure-3.png named.png"; got != want {
		t.Errorf("drawn %s, want %s", got, want)
	}
	if !strings.HasSuffix(out.String(), "a\n───\n(0,0)-(1,1)\n") {
		t.Errorf("printed:\n%s", out)
	}
	f, err := os.Open(drawn[1].Files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	back, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, _ := back.At(1, 1).RGBA(); r>>8 != 200 || g>>8 != 10 || b>>8 != 20 {
		t.Errorf("the image reads back as %v", back.At(1, 1))
	}
	if got := stopped(t, func() { s.Show(image.NewRGBA(image.Rect(0, 0, 20000, 1))) }); !strings.Contains(got, "20000 by 1 dots") {
		t.Errorf("a huge image: %s", got)
	}
	if got := stopped(t, func() { s.Plot(dot) }); !strings.Contains(got, "nas.Show") {
		t.Errorf("an image for Plot: %s", got)
	}
}
