package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"

	"github.com/BourgeoisBear/rasterm"
)

// Bounds of a picture of true pixels, in dots: a figure made for print has many
// more than a screen, a picture of a few dots is magnified.
const mostDots, fewDots = 960, 160

// pixels draws true pixels by one of the protocols.
func (t Terminal) pixels(b *bytes.Buffer, img image.Image, box size) error {
	w, h := fit(img.Bounds().Size(), box)
	small := scale(img, w, h)
	cols, rows := (w+box.cellW-1)/box.cellW, (h+box.cellH-1)/box.cellH
	var seq bytes.Buffer
	var err error
	switch t.Kind {
	case Kitty:
		err = rasterm.KittyWriteImage(&seq, small, rasterm.KittyImgOpts{DstCols: uint32(cols), DstRows: uint32(rows)})
	case ITerm:
		err = writeITerm(&seq, small, cols)
	default:
		err = rasterm.SixelWriteImage(&seq, quantise(small, 256))
	}
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	if !t.Tmux {
		b.Write(seq.Bytes())
		b.WriteByte('\n')
		return nil
	}
	// tmux does not know that the picture takes lines: make room first, draw from
	// its top, and go below.
	for range rows {
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "\x1b[%dA", rows)
	b.WriteString(passThrough("\x1b7"))
	for _, part := range strings.SplitAfter(seq.String(), "\x1b\\") { // kitty's are many
		if part != "" {
			b.WriteString(passThrough(part))
		}
	}
	b.WriteString(passThrough("\x1b8"))
	fmt.Fprintf(b, "\x1b[%dB\r", rows)
	return nil
}

// fit is the size in dots at which a picture is shown.
func fit(dots image.Point, box size) (w, h int) {
	k := min(1, float64(mostDots)/float64(dots.X))
	k = min(k, float64(box.cols*box.cellW)/float64(dots.X), float64(box.rows*box.cellH)/float64(dots.Y))
	if k == 1 && dots.X < fewDots {
		n := min(fewDots/dots.X, box.rows*box.cellH/dots.Y)
		k = float64(max(n, 1))
	}
	return max(int(float64(dots.X)*k), 1), max(int(float64(dots.Y)*k), 1)
}

// writeITerm writes iTerm2's sequence with the width in columns, so that screens
// with small dots show it in the same size.
func writeITerm(b *bytes.Buffer, img image.Image, cols int) error {
	var file, seq bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return err
	}
	if err := rasterm.ItermCopyFileInline(&seq, &file, int64(file.Len())); err != nil {
		return err
	}
	header := fmt.Sprintf("File=inline=1;width=%d;preserveAspectRatio=1", cols)
	b.Write(bytes.Replace(seq.Bytes(), []byte("File=inline=1"), []byte(header), 1))
	return nil
}
