package picture

import (
	"bytes"
	"image"
	"testing"
)

// A figure of two panels for print, in blocks.
func BenchmarkBlocks(b *testing.B) {
	img := image.NewRGBA(image.Rect(0, 0, 2100, 900))
	for b.Loop() {
		var out bytes.Buffer
		if err := (Terminal{Kind: Blocks}).encode(&out, img, size{120, 40, 8, 16}); err != nil {
			b.Fatal(err)
		}
	}
}

// The same as sixels.
func BenchmarkSixel(b *testing.B) {
	img := squares(500)
	for b.Loop() {
		var out bytes.Buffer
		if err := (Terminal{Kind: Sixel}).encode(&out, img, size{120, 40, 8, 16}); err != nil {
			b.Fatal(err)
		}
	}
}
