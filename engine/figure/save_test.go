package figure

import (
	"bytes"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestGolden(t *testing.T) {
	all := demos(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		paths := saved(t, all[name], name)
		golden(t, name+".svg", read(t, paths[1]))
		golden(t, name+".csv", read(t, paths[2]))
	}
}

func saved(t *testing.T, f Figure, name string) []string {
	t.Helper()
	paths, err := f.Save(filepath.Join(t.TempDir(), "new", "folder", name))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) != 3 {
		t.Fatalf("wrote %v", paths)
	}
	return paths
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSameInputSameBytes(t *testing.T) {
	f := demos(t)["beside"]
	a, b := saved(t, f, "a"), saved(t, f, "b")
	for i := range a {
		if !bytes.Equal(read(t, a[i]), read(t, b[i])) {
			t.Errorf("%s is not the same twice", filepath.Ext(a[i]))
		}
	}
}

func TestPNGKnowsItsSize(t *testing.T) {
	content := read(t, saved(t, demos(t)["curves"], "c")[0])
	picture, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if got := picture.Bounds().Dx(); got != 1050 {
		t.Errorf("%d dots wide, want 3.5 inches of 300", got)
	}
	// 300 dots per inch are 11811 per metre.
	if want := "pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01"; !bytes.Contains(content, []byte(want)) {
		t.Error("the resolution is not noted")
	}
}

func TestImage(t *testing.T) {
	f := demos(t)["curves"]
	for _, c := range []struct{ dpi, width int }{{100, 350}, {0, 1050}} {
		m, err := f.Image(c.dpi)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Bounds().Dx(); got != c.width {
			t.Errorf("at %d dots per inch: %d wide, want %d", c.dpi, got, c.width)
		}
	}
	for _, bad := range []int{-1, 5, 100000} {
		if _, err := f.Image(bad); err == nil {
			t.Errorf("%d dots per inch are drawn", bad)
		}
	}
}

// TestNothingIsCutOff looks for ink on the edge of the paper.
func TestNothingIsCutOff(t *testing.T) {
	for name, f := range demos(t) {
		m, err := f.Image(100)
		if err != nil {
			t.Fatal(err)
		}
		b := m.Bounds()
		for x := b.Min.X; x < b.Max.X; x++ {
			for y := b.Min.Y; y < b.Max.Y; y++ {
				edge := x < 2 || y < 2 || x >= b.Max.X-2 || y >= b.Max.Y-2
				if r, g, bl, _ := m.At(x, y).RGBA(); edge && min(r, g, bl) < 0xf000 {
					t.Fatalf("%s: ink at (%d, %d) of %v", name, x, y, b)
				}
			}
		}
	}
}

// TestLetters checks that text in SVG is text, and not too small for print.
func TestLetters(t *testing.T) {
	svg := string(read(t, saved(t, demos(t)["ranges"], "r")[1]))
	for _, text := range []string{">learning rate<", ">Wide ranges<", ">Both axes are logarithmic.<", ">line<", "Liberation Sans,Arial"} {
		if !strings.Contains(svg, text) {
			t.Errorf("the SVG file lacks %s", text)
		}
	}
	size := regexp.MustCompile(`font-size:([0-9.]+)px[^>]*>([^<]*)<`)
	found := size.FindAllStringSubmatch(svg, -1)
	if len(found) < 10 {
		t.Fatalf("%d pieces of text", len(found))
	}
	for _, m := range found {
		points, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		_, err = strconv.Atoi(strings.ReplaceAll(m[2], "−", "-")) // an exponent
		if points < 9 && err != nil {
			t.Errorf("%q has %g points", m[2], points)
		}
	}
}

func TestPaths(t *testing.T) {
	for path, want := range map[string]string{
		"front": "front", "front.png": "front", "a/b.svg": "a/b", "x.CSV": "x", "v1.2": "v1.2", "run.d/front": "run.d/front",
	} {
		if got, err := basePath(path); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", path, got, err, want)
		}
	}
	for _, bad := range []string{"", "a/", ".", "..", "x.pdf", "x.JPG"} {
		if got, err := basePath(bad); err == nil {
			t.Errorf("%q gives %q", bad, got)
		}
	}
}

func TestSaveWhereItCannot(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "taken.png"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(file, "x"), filepath.Join(dir, "taken")} {
		_, err := demos(t)["curves"].Save(path)
		if err == nil || !strings.HasPrefix(err.Error(), "figure: save: ") || !strings.Contains(err.Error(), "choose a folder") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
