package figure

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Size of a plot of gonum/plot, which has none of its own, in inches.
const foreignWidth, foreignHeight = 5 * vg.Inch, 3.5 * vg.Inch

// maxSide is the largest width or height of an image that is saved, in dots.
const maxSide = 1 << 14

// Drawable reports whether [Save] can write v: a [Figure], a [Diagram],
// a plot of gonum/plot, or an image.
func Drawable(v any) bool {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer && r.IsNil() {
		return false
	}
	switch v.(type) {
	case Figure, *Figure, Diagram, *Diagram, *plot.Plot:
		return true
	case image.Rectangle, *image.Uniform: // shapes and colours rather than pictures
		return false
	case image.Image:
		return true
	}
	return false
}

// Save writes what is [Drawable] to files named path and returns their paths,
// the PNG first: a figure or diagram as [Figure.Save] does, a plot of gonum/plot as .png
// and .svg, an image as .png.
func Save(path string, v any) ([]string, error) {
	if !Drawable(v) {
		return nil, fmt.Errorf("figure: save %s: this value is no figure, plot or image", path)
	}
	switch v := v.(type) {
	case Figure:
		return v.Save(path)
	case *Figure:
		return v.Save(path)
	case Diagram:
		return v.Save(path)
	case *Diagram:
		return v.Save(path)
	case *plot.Plot:
		return savePlot(path, v)
	}
	return saveImage(path, v.(image.Image))
}

func savePlot(path string, p *plot.Plot) (paths []string, err error) {
	defer func() { // gonum/plot panics on what it cannot draw
		if r := recover(); r != nil {
			err = fmt.Errorf("figure: save %s: the plot cannot be drawn: %v", path, r)
		}
	}()
	bitmap := vgimg.NewWith(vgimg.UseWH(foreignWidth, foreignHeight), vgimg.UseDPI(dpi))
	p.Draw(draw.New(bitmap))
	var pixels, vectors bytes.Buffer
	if err := png.Encode(&pixels, bitmap.Image()); err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	drawing := vgsvg.New(foreignWidth, foreignHeight)
	p.Draw(draw.New(drawing))
	if _, err := drawing.WriteTo(&vectors); err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	return write(path, []ending{{".png", withResolution(pixels.Bytes(), dpi)}, {".svg", vectors.Bytes()}})
}

func saveImage(path string, img image.Image) ([]string, error) {
	size := img.Bounds().Size()
	if size.X <= 0 || size.Y <= 0 {
		return nil, fmt.Errorf("figure: save %s: the image is empty", path)
	}
	if size.X > maxSide || size.Y > maxSide {
		return nil, fmt.Errorf("figure: save %s: the image has %d by %d dots; at most %d each way are saved", path, size.X, size.Y, maxSide)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	return write(path, []ending{{".png", b.Bytes()}})
}

// ending is one file of a figure.
type ending struct {
	name  string // ".png"
	bytes []byte
}

// write writes the files of a figure and returns their paths.
func write(path string, files []ending) ([]string, error) {
	base, err := basePath(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(base), 0o755); err != nil {
		return nil, fmt.Errorf("figure: save: %w; choose a folder that you may write to", err)
	}
	var paths []string
	for _, f := range files {
		if err := os.WriteFile(base+f.name, f.bytes, 0o644); err != nil {
			return nil, fmt.Errorf("figure: save: %w; choose a folder that you may write to", err)
		}
		paths = append(paths, base+f.name)
	}
	return paths, nil
}
