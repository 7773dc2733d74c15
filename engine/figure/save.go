package figure

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// dpi is the resolution of saved PNG files.
const dpi = 300

// Save writes the figure as path.png and path.svg and the numbers in it as
// path.csv, and returns the three paths. It makes the folder when there is none.
// path may end in .png, .svg or .csv; all three are written all the same.
func (f Figure) Save(path string) ([]string, error) {
	if _, err := basePath(path); err != nil {
		return nil, err
	}
	l, err := f.layout()
	if err != nil {
		return nil, err
	}
	t, err := f.Table()
	if err != nil {
		return nil, err
	}
	var csv bytes.Buffer
	if err := t.CSV(&csv); err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	pixels, err := l.png()
	if err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	vectors, err := l.svg()
	if err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	return write(path, []ending{{".png", pixels}, {".svg", vectors}, {".csv", csv.Bytes()}})
}

// basePath cuts an ending that Save writes, and refuses one that it cannot.
func basePath(path string) (string, error) {
	ending := strings.ToLower(filepath.Ext(path))
	switch {
	case slices.Contains([]string{".png", ".svg", ".csv"}, ending):
		path = path[:len(path)-len(ending)]
	case slices.Contains([]string{".pdf", ".eps", ".ps", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp"}, ending):
		return "", fmt.Errorf("figure: save %s: figures are written as .png, .svg and .csv, not as %s; leave the ending out", path, ending)
	}
	if name := filepath.Base(path); path == "" || strings.HasSuffix(path, string(filepath.Separator)) || name == "." || name == ".." {
		return "", fmt.Errorf("figure: save %q: this names no file; give a name such as %q", path, filepath.Join(path, "front"))
	}
	return path, nil
}

// Image draws the figure at the given dots per inch, for a terminal that can
// show pictures; 0 means 300.
func (f Figure) Image(dotsPerInch int) (image.Image, error) {
	if dotsPerInch == 0 {
		dotsPerInch = dpi
	}
	if dotsPerInch < 20 || dotsPerInch > 1200 {
		return nil, fmt.Errorf("figure: image: %d dots per inch; give 20 to 1200", dotsPerInch)
	}
	l, err := f.layout()
	if err != nil {
		return nil, err
	}
	return l.image(dotsPerInch), nil
}

func (l *layout) image(dotsPerInch int) image.Image {
	c := vgimg.NewWith(vgimg.UseWH(l.width, l.height), vgimg.UseDPI(dotsPerInch))
	l.draw(c)
	return c.Image()
}

// png draws the figure and notes its resolution in the file, by which programs
// know its size in print.
func (l *layout) png() ([]byte, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, l.image(dpi)); err != nil {
		return nil, err
	}
	return withResolution(b.Bytes(), dpi), nil
}

func (l *layout) svg() ([]byte, error) {
	c := vgsvg.NewWith(vgsvg.UseWH(l.width, l.height))
	l.draw(c)
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return nil, err
	}
	return finishSVG(b.Bytes(), strings.Join(l.title, " ")), nil
}
