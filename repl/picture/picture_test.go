package picture

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// squares is a picture of four squares of n dots, with one dot of another colour.
func squares(n int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 2*n, 2*n))
	for y := range 2 * n {
		for x := range 2 * n {
			c := color.RGBA{255, 255, 255, 255}
			switch {
			case x < n && y < n:
				c = color.RGBA{200, 0, 0, 255}
			case x >= n && y < n:
				c = color.RGBA{0, 100, 0, 255}
			case x < n:
				c = color.RGBA{0, 0, 255, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	img.SetRGBA(1, 2*n-1, color.RGBA{0, 0, 0, 255})
	return img
}

var window = size{80, 40, 10, 20}

func drawn(t *testing.T, term Terminal, img image.Image, s size) string {
	t.Helper()
	var b bytes.Buffer
	if err := term.encode(&b, img, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func same(t *testing.T, what string, got, want image.Image, far int) {
	t.Helper()
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Fatalf("%s: size %v, want %v", what, got.Bounds().Size(), want.Bounds().Size())
	}
	size := got.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			r, g, b, _ := got.At(x, y).RGBA()
			p, q, s, _ := want.At(x, y).RGBA()
			for _, d := range []int{int(r>>8) - int(p>>8), int(g>>8) - int(q>>8), int(b>>8) - int(s>>8)} {
				if d > far || d < -far {
					t.Fatalf("%s: dot %d,%d is %v, want %v", what, x, y, got.At(x, y), want.At(x, y))
				}
			}
		}
	}
}

var kittyPart = regexp.MustCompile(`\x1b_G([^;]*);([^\x1b]*)\x1b\\`)

// unkitty reads what a terminal of kitty's protocol would show.
func unkitty(t *testing.T, s string) (image.Image, string) {
	t.Helper()
	var data, keys string
	parts := kittyPart.FindAllStringSubmatch(s, -1)
	for i, m := range parts {
		if i == 0 {
			keys = m[1]
		} else if more := strings.Contains(m[1], "m=1"); more == (i == len(parts)-1) {
			t.Fatalf("part %d of %d says %q", i, len(parts), m[1])
		}
		if len(m[2]) > 4096 || i < len(parts)-2 && len(m[2])%4 != 0 {
			t.Fatalf("part %d has %d bytes", i, len(m[2]))
		}
		data += m[2]
	}
	file, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img, keys
}

func TestKitty(t *testing.T) {
	s := drawn(t, Terminal{Kind: Kitty}, squares(100), window)
	img, keys := unkitty(t, s)
	same(t, "kitty", img, squares(100), 0)
	if !strings.Contains(keys, "a=T") || !strings.Contains(keys, "c=20,r=10") {
		t.Errorf("keys %s", keys)
	}
	if kittyPart.ReplaceAllString(s, "") != "\n" {
		t.Errorf("besides the picture: %q", kittyPart.ReplaceAllString(s, ""))
	}
}

func TestKittyInTmux(t *testing.T) {
	s := drawn(t, Terminal{Kind: Kitty, Tmux: true}, squares(100), window)
	wrapped := regexp.MustCompile(`\x1bPtmux;((?:[^\x1b]|\x1b\x1b)*)\x1b\\`)
	inner := ""
	for _, m := range wrapped.FindAllStringSubmatch(s, -1) {
		inner += strings.ReplaceAll(m[1], "\x1b\x1b", "\x1b")
	}
	if !strings.HasPrefix(inner, "\x1b7\x1b_G") || !strings.HasSuffix(inner, "\x1b8") {
		t.Errorf("passed through: %.20q ... %q", inner, inner[len(inner)-10:])
	}
	img, _ := unkitty(t, inner)
	same(t, "through tmux", img, squares(100), 0)
	if rest := wrapped.ReplaceAllString(s, ""); rest != strings.Repeat("\n", 10)+"\x1b[10A\x1b[10B\r" {
		t.Errorf("besides: %q", rest)
	}
}

func TestITerm(t *testing.T) {
	s := drawn(t, Terminal{Kind: ITerm}, squares(100), window)
	m := regexp.MustCompile(`^\x1b\]1337;File=inline=1;width=20;preserveAspectRatio=1;size=(\d+):([A-Za-z0-9+/=]*)\a\n$`).FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("%.100q", s)
	}
	file, err := base64.StdEncoding.DecodeString(m[2])
	if err != nil || strconv.Itoa(len(file)) != m[1] {
		t.Fatalf("%d bytes, said %s: %v", len(file), m[1], err)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "iterm", img, squares(100), 0)
}

// unsixel reads sixels.
func unsixel(t *testing.T, s string) image.Image {
	t.Helper()
	m := regexp.MustCompile(`^\x1bP0;1q"1;1;(\d+);(\d+)((?s).*)\x1b\\\n$`).FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("no sixels: %.60q", s)
	}
	w, _ := strconv.Atoi(m[1])
	h, _ := strconv.Atoi(m[2])
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	colors := map[int]color.RGBA{}
	var own color.RGBA
	x, y, repeat := 0, 0, 1
	token := regexp.MustCompile(`#\d+(?:;2;\d+;\d+;\d+)?|!\d+|.`)
	for _, tok := range token.FindAllString(m[3], -1) {
		switch tok[0] {
		case '#':
			var n, r, g, b int
			if k, _ := fmt.Sscanf(tok, "#%d;2;%d;%d;%d", &n, &r, &g, &b); k == 4 {
				colors[n] = color.RGBA{uint8(r * 255 / 100), uint8(g * 255 / 100), uint8(b * 255 / 100), 255}
			} else {
				own = colors[n]
			}
		case '!':
			repeat, _ = strconv.Atoi(tok[1:])
		case '$':
			x = 0
		case '-':
			x, y = 0, y+6
		default:
			for range repeat {
				for k := range 6 {
					if (tok[0]-63)>>k&1 == 1 {
						img.SetRGBA(x, y+k, own)
					}
				}
				x++
			}
			repeat = 1
		}
	}
	return img
}

func TestSixel(t *testing.T) {
	same(t, "sixel", unsixel(t, drawn(t, Terminal{Kind: Sixel}, squares(100), window)), squares(100), 3)
}

func TestSixelOfManyColours(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for y := range 256 {
		for x := range 256 {
			img.SetRGBA(x, y, color.RGBA{uint8(x), uint8(y), 128, 255})
		}
	}
	got := unsixel(t, drawn(t, Terminal{Kind: Sixel}, img, window))
	same(t, "sixel of 65536 colours", got, img, 20)
}

// unblock reads blocks back, two by two dots a character.
func unblock(t *testing.T, s string, color256 bool) image.Image {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	img := image.NewRGBA(image.Rect(0, 0, 0, 0))
	token := regexp.MustCompile(`\x1b\[([0-9;]*)m|.`)
	for row, line := range lines {
		var fore, back color.RGBA
		col := 0
		cells := len([]rune(regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(line, "")))
		if img.Bounds().Empty() {
			img = image.NewRGBA(image.Rect(0, 0, 2*cells, 2*len(lines)))
		}
		for _, m := range token.FindAllStringSubmatch(line, -1) {
			if m[1] != "" {
				var g, r, gr, b int
				if k, _ := fmt.Sscanf(m[1], "%d;2;%d;%d;%d", &g, &r, &gr, &b); k == 4 && !color256 {
					c := color.RGBA{uint8(r), uint8(gr), uint8(b), 255}
					if g == 38 {
						fore = c
					} else {
						back = c
					}
				}
				continue
			}
			mask := strings.Index(string(quadrants), m[0])
			mask = len([]rune(string(quadrants)[:mask]))
			for k := range 4 {
				c := back
				if mask>>k&1 == 1 {
					c = fore
				}
				img.SetRGBA(2*col+k%2, 2*row+k/2, c)
			}
			col++
		}
	}
	return img
}

func TestBlocks(t *testing.T) {
	// Cells twice as high as wide: 20 dots across are 10 cells, and 5 cells down.
	got := unblock(t, drawn(t, Terminal{Kind: Blocks}, squares(10), window), false)
	want := scale(squares(10), 20, 10)
	same(t, "blocks", got, want, 64) // two of three colours where the lone dot is
	same(t, "blocks, upper half", got.(*image.RGBA).SubImage(image.Rect(0, 0, 20, 4)), want.SubImage(image.Rect(0, 0, 20, 4)), 0)
}

func TestBlocks256(t *testing.T) {
	s := drawn(t, Terminal{Kind: Blocks256}, squares(10), window)
	for _, c := range []string{"48;5;160m", "48;5;22m", "48;5;21m"} { // red, green, blue
		if !strings.Contains(s, c) {
			t.Errorf("no %s in %q", c, s)
		}
	}
	for c, want := range map[rgb]int{{0, 0, 0}: 16, {255, 255, 255}: 231, {128, 128, 128}: 244, {255, 0, 0}: 196, {8, 8, 8}: 232} {
		if got := nearest256(c); got != want {
			t.Errorf("%v: %d, want %d", c, got, want)
		}
	}
}

func TestASCII(t *testing.T) {
	got := drawn(t, Terminal{Kind: ASCII}, squares(10), size{9, 8, 8, 16})
	if got != "********\n###*****\n####.\n%%##\n" {
		t.Errorf("%q", got)
	}
}

func TestSizes(t *testing.T) {
	for _, tt := range []struct {
		dots       image.Point
		w          size
		cols, rows int
	}{
		{image.Pt(2100, 900), size{79, 20, 8, 16}, 79, 17},
		{image.Pt(900, 2100), size{79, 20, 8, 16}, 17, 20},
		{image.Pt(28, 28), size{79, 20, 8, 16}, 14, 7},
		{image.Pt(4, 4), size{79, 20, 8, 16}, 16, 8},
		{image.Pt(1, 1), size{79, 20, 8, 16}, 1, 1},
		{image.Pt(100000, 1), size{79, 20, 8, 16}, 79, 1},
	} {
		if c, r := cells(tt.dots, tt.w, 2, 2); c != tt.cols || r != tt.rows {
			t.Errorf("%v: %d by %d", tt.dots, c, r)
		}
	}
	for _, tt := range []struct{ dots, want image.Point }{
		{image.Pt(2100, 900), image.Pt(640, 274)},
		{image.Pt(28, 28), image.Pt(140, 140)},
		{image.Pt(300, 3000), image.Pt(48, 480)},
	} {
		if w, h := fit(tt.dots, size{80, 30, 8, 16}); w != tt.want.X || h != tt.want.Y {
			t.Errorf("%v: %d by %d, want %v", tt.dots, w, h, tt.want)
		}
	}
}
