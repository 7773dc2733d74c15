package figure

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math"
)

// headerEnd is where the first chunk of a PNG file ends: 8 bytes of signature,
// then the header chunk of 13 bytes with 12 around it.
const headerEnd = 8 + 13 + 12

// withResolution adds the chunk that tells the size of a dot (PNG specification,
// section 11.3.4.3, pHYs).
func withResolution(png []byte, dotsPerInch int) []byte {
	perMetre := uint32(math.Round(float64(dotsPerInch) / 0.0254))
	body := []byte("pHYs")
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = binary.BigEndian.AppendUint32(body, perMetre)
	body = append(body, 1) // the unit is the metre
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	chunk = append(chunk, body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	out := append([]byte(nil), png[:headerEnd]...)
	out = append(out, chunk...)
	return append(out, png[headerEnd:]...)
}

// withFallbackFonts names fonts of the same widths for readers that do not have
// Liberation Sans.
func withFallbackFonts(svg []byte) []byte {
	return bytes.ReplaceAll(svg, []byte("font-family:Liberation Sans;"), []byte("font-family:Liberation Sans,Arial,Helvetica,sans-serif;"))
}
