package picture

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// scale returns the picture in w by h dots on white paper. Making it smaller
// takes the mean of what falls into a dot, making it larger repeats dots.
func scale(img image.Image, w, h int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	var by draw.Interpolator = draw.NearestNeighbor
	if size := img.Bounds().Size(); size.X > w || size.Y > h {
		by = draw.BiLinear // with the support of a whole dot when it shrinks
	}
	by.Scale(out, out.Bounds(), img, img.Bounds(), draw.Over, nil)
	return out
}
