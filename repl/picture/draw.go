package picture

import (
	"bytes"
	"image"
	"io"
)

// wide is the number of columns beyond which a picture is not wider.
const wide = 120

// Draw draws the picture below what the terminal shows, and ends its last line.
// It fits the window, with room for the prompt.
func (t Terminal) Draw(w io.Writer, img image.Image) error {
	if t.Kind == Off || t.Kind == "" || img.Bounds().Empty() {
		return nil
	}
	var b bytes.Buffer
	if err := t.encode(&b, img, t.measure()); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (t Terminal) encode(b *bytes.Buffer, img image.Image, s size) error {
	box := size{min(s.cols-1, wide), max(s.rows-4, 4), s.cellW, s.cellH}
	switch t.Kind {
	case Blocks, Blocks256:
		cols, rows := cells(img.Bounds().Size(), box, 2, 2)
		blocks(b, scale(img, cols*2, rows*2), t.Kind == Blocks256)
		return nil
	case ASCII:
		cols, rows := cells(img.Bounds().Size(), box, 1, 1)
		ascii(b, scale(img, cols, rows))
		return nil
	}
	return t.pixels(b, img, box)
}

// cells is how many characters a picture takes that has across by down dots in
// each: as many as fit, or fewer for a small picture.
func cells(dots image.Point, box size, across, down int) (cols, rows int) {
	cols = min(box.cols, max(dots.X/across, 1))
	if dots.X > 1 && cols < 8 { // tiny pictures are magnified
		cols = min(box.cols, dots.X*max(1, 16/dots.X))
	}
	ratio := float64(dots.Y) / float64(dots.X) * float64(box.cellW) / float64(box.cellH)
	rows = max(int(float64(cols)*ratio+0.5), 1)
	if rows > box.rows {
		cols = max(int(float64(box.rows)/ratio+0.5), 1)
		rows = box.rows
	}
	return min(cols, box.cols), rows
}
