package line

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// vt is a small terminal: it wraps like a real one, with the cursor waiting
// behind the last column until the next character.
type vt struct {
	width, height int
	lines         [][]string // cells; all that ever scrolled is kept
	row, col      int
	savedRow      int
	savedCol      int
	pending       bool
}

func newVT(width, height int) *vt {
	v := &vt{width: width, height: height}
	v.grow()
	return v
}

func (v *vt) grow() {
	for len(v.lines) <= v.row {
		v.lines = append(v.lines, make([]string, v.width))
	}
}

// top is the first line of the window.
func (v *vt) top() int { return max(0, len(v.lines)-v.height) }

var sequence = regexp.MustCompile(`^\x1b(?:\[([0-9;]*)([A-Za-z])|([78]))`)

func (v *vt) Write(p []byte) (int, error) {
	s := string(p)
	for len(s) > 0 {
		if m := sequence.FindStringSubmatch(s); m != nil {
			n, _ := strconv.Atoi(m[1])
			v.control(m[2]+m[3], n)
			s = s[len(m[0]):]
			continue
		}
		switch s[0] {
		case '\r':
			v.col, v.pending, s = 0, false, s[1:]
			continue
		case '\n':
			v.row, v.pending, s = v.row+1, false, s[1:]
			v.grow()
			continue
		case '\a':
			s = s[1:]
			continue
		case 0x1b:
			panic(fmt.Sprintf("an unknown sequence: %q", s))
		}
		n, w := cluster(s)
		v.print(s[:n], w)
		s = s[n:]
	}
	return len(p), nil
}

func (v *vt) print(c string, width int) {
	if width == 0 {
		at := v.col - 1
		if v.pending {
			at = v.col
		}
		v.lines[v.row][max(0, at)] += c
		return
	}
	if v.pending || v.col+width > v.width {
		v.row, v.col, v.pending = v.row+1, 0, false
		v.grow()
	}
	v.lines[v.row][v.col] = c
	for i := 1; i < width; i++ {
		v.lines[v.row][v.col+i] = "\x00" // the rest of a wide character
	}
	if v.col += width; v.col >= v.width {
		v.col, v.pending = v.width-1, true
	}
}

func (v *vt) control(name string, n int) {
	switch name {
	case "m":
		return
	case "7":
		v.savedRow, v.savedCol = v.row, v.col
		return
	case "8":
		v.row, v.col = v.savedRow, v.savedCol
	case "A":
		v.row = max(v.top(), v.row-max(1, n))
	case "B":
		v.row = min(v.top()+v.height-1, v.row+max(1, n))
		v.grow()
	case "C":
		v.col = min(v.width-1, v.col+max(1, n))
	case "K":
		clear(v.lines[v.row][v.col:])
	case "J":
		clear(v.lines[v.row][v.col:])
		for _, l := range v.lines[v.row+1:] {
			clear(l)
		}
	default:
		panic("an unknown sequence: " + name)
	}
	v.pending = false
}

// text is what lies from a line on.
func (v *vt) text(from int) string {
	var b strings.Builder
	for _, l := range v.lines[from:] {
		line := ""
		for _, c := range l {
			switch c {
			case "":
				line += " "
			case "\x00":
			default:
				line += c
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// plainRows is a frame as text.
func plainRows(f frame) string {
	var b strings.Builder
	for _, r := range f.rows {
		b.WriteString(strings.TrimRight(escapes.ReplaceAllString(r.text, ""), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// Whatever is pressed, the terminal shows the frame, and the cursor where it
// belongs.
func TestScreenShowsFrame(t *testing.T) {
	keys := []Key{
		{Text: "a"}, {Text: "é"}, {Text: "世"}, {Text: "e\u0301"}, {Text: "("}, {Text: ")"}, {Text: "p"}, {Text: `"`}, {Text: " "},
		{Name: "left"}, {Name: "right"}, {Name: "up"}, {Name: "down"}, {Name: "home"}, {Name: "end"}, {Name: "M-enter"}, {Name: "M-enter"},
		{Name: "backspace"}, {Name: "delete"}, {Name: "C-k"}, {Name: "C-y"}, {Name: "C-w"}, {Name: "C-_"}, {Name: "tab"}, {Name: "S-tab"},
		{Name: "esc"}, {Name: "C-r"}, {Name: "C-g"}, {Name: "M-b"},
		{Name: "paste", Text: "one 世界 two\n\tthree世界世界世界世界世界 and four\n\nfive"},
	}
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 1))
		width, height := 9+rng.IntN(40), 8+rng.IntN(10)
		term := newVT(width, height)
		m := testMachine()
		v := view{width: width, height: height, color: seed%2 == 0, first: "In [1]: ", then: "   ...: "}
		s := screen{out: term, width: width, height: height}
		fmt.Fprint(term, "before\r\n")
		for i := range 150 {
			k := keys[rng.IntN(len(keys))]
			m.press(k)
			f := v.frame(m)
			if len(f.rows) > height {
				break // shown in part, which TestScreenWindow tries
			}
			s.draw(f)
			start := term.row - f.row
			if start < 0 || term.text(start) != plainRows(f) || term.col != f.col {
				t.Fatalf("seed %d, key %d %q, %d columns: the terminal shows, cursor in column %d\n%s\nand should, in column %d\n%s",
					seed, i, k, width, term.col, term.text(max(0, start)), f.col, plainRows(f))
			}
			if rng.IntN(40) == 0 {
				s.erase()
				fmt.Fprint(term, "from behind\r\n")
				s.draw(f)
			}
		}
		s.finish(v.final(m))
		if want := plainRows(v.final(m)); len(m.buf.text) > 0 && !strings.HasSuffix(term.text(0), want) {
			t.Fatalf("seed %d: at the end there is\n%s\nand should be\n%s", seed, term.text(0), want)
		}
		if !strings.HasPrefix(term.text(0), "before") {
			t.Fatalf("seed %d: what stood above is gone:\n%s", seed, term.text(0))
		}
	}
}

// Of a frame that is higher than the window, the part around the cursor is
// shown, and all of it at the end.
func TestScreenWindow(t *testing.T) {
	term := newVT(40, 10)
	m := testMachine()
	v := view{width: 40, height: 10, first: "In [1]: ", then: "   ...: "}
	s := screen{out: term, width: 40, height: 10}
	var lines []string
	for i := range 30 {
		lines = append(lines, fmt.Sprint("line ", i))
	}
	m.press(Key{Name: "paste", Text: strings.Join(lines, "\n")})
	for range 40 {
		f := v.frame(m)
		s.draw(f)
		want := fmt.Sprint("line ", strings.Count(m.buf.text[:m.buf.pos], "\n"))
		if got := strings.Join(term.lines[term.row], ""); !strings.HasSuffix(got, want) {
			t.Fatalf("the cursor is in %q, and should be in %q", got, want)
		}
		m.press(Key{Name: "up"})
	}
	s.finish(v.final(m))
	if got := term.text(0); !strings.HasSuffix(got, plainRows(v.final(m))) || strings.Count(got, "line 7\n") > 2 {
		t.Errorf("at the end there is\n%s", got)
	}
}
