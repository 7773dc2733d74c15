package picture

import (
	"bytes"
	"image"
)

// ramp goes from paper to ink.
const ramp = " .:-=+*#%@"

// ascii draws a dot a character, darker ones with more ink.
func ascii(b *bytes.Buffer, img *image.RGBA) {
	size := img.Bounds().Size()
	for y := range size.Y {
		line := make([]byte, size.X)
		for x := range size.X {
			c := at(img, x, y)
			ink := 255 - (299*c.r+587*c.g+114*c.b)/1000
			line[x] = ramp[ink*(len(ramp)-1)/255]
		}
		b.Write(bytes.TrimRight(line, " "))
		b.WriteByte('\n')
	}
}
