package line

import (
	"fmt"
	"strings"
	"testing"

	"naslab/repl/cell"
	"naslab/repl/complete"
)

// testMachine edits Go, with a history and a few names to complete.
func testMachine() *machine {
	h := OpenHistory("")
	for _, c := range []string{"x := 1", "for {\n\ty()\n}", "fmt.Println(x)"} {
		_ = h.Add(c)
	}
	m := &machine{history: h, lang: Language{
		Waits: cell.Incomplete,
		Complete: func(text string, at int) complete.Result {
			from := at
			for from > 0 && isWord(rune(text[from-1])) {
				from--
			}
			var items []complete.Item
			for _, n := range []string{"print", "println", "printf", "zeta"} {
				items = append(items, complete.Item{Text: n, Kind: complete.Func, Detail: "()"})
			}
			return complete.Result{From: from, To: at, Items: complete.Rank(items, text[from:at])}
		},
		About: func(string, int) string { return "a tip" },
	}}
	m.begin(false)
	return m
}

// play presses keys: names of keys, and anything else in pieces between bars is
// typed.
func play(m *machine, keys string) (last action) {
	for _, k := range strings.Split(keys, "|") {
		_, known := keymap[k]
		switch {
		case known:
			last = m.press(Key{Name: k})
		case strings.HasPrefix(k, "paste:"):
			last = m.press(Key{Name: "paste", Text: k[len("paste:"):]})
		default:
			for _, r := range k {
				last = m.press(Key{Text: string(r)})
			}
		}
	}
	return last
}

// shown is the text with the cursor as a ^.
func shown(m *machine) string { return m.buf.text[:m.buf.pos] + "^" + m.buf.text[m.buf.pos:] }

func TestKeys(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"abc", "abc^"},
		{"abc|left|left|x", "ax^bc"},
		{"abc|home|right|x", "ax^bc"},
		{"abc|C-a|delete", "^bc"},
		{"abc|backspace", "ab^"},
		{"é|世|left|backspace", "^世"},
		{"e\u0301x|left|backspace", "^x"}, // an accent goes with its letter
		{"one two.three|M-b|M-b", "one ^two.three"},
		{"one two|C-a|M-f|M-f|M-b|!", "one !^two"},
		{"one two|C-w", "one ^"},
		{"one two|M-backspace|C-y|C-y", "one twotwo^"},
		{"one two three|C-w|C-w|C-y", "one two three^"}, // cut as one
		{"one two|C-w|left|C-k|C-y|M-y", "onetwo^"},
		{"abc|left|C-k|C-a|C-y", "c^ab"},
		{"abc|left|C-u", "^c"},
		{"ab|C-t", "ba^"},
		{"abc|left|C-t", "acb^"},
		{"hello|C-a|M-u", "HELLO^"},
		{"hello|C-a|M-c", "Hello^"},
		{"HELLO|C-a|M-l", "hello^"},
		// undo
		{"abc|C-_", "^"},
		{"abc def|C-_", "abc ^"},
		{"abc def|C-_|C-_|M-_", "abc ^"},
		{"abc|C-k|C-u|C-_", "abc^"},
		{"ab|left|x|C-_|C-_|C-_", "^"},
		{"paste:a\nb|C-_", "^"},
		{"abc|C-_|x|M-_", "x^"},
		// lines
		{"for {|enter", "for {\n\t^"},
		{"for {|enter|x()|enter|}", "for {\n\tx()\n}^"},
		{"for {|enter|if y {|enter|z|enter|}|enter|}", "for {\n\tif y {\n\t\tz\n\t}\n}^"},
		{"f(|enter|a,|enter|b)", "f(\n\ta,\n\tb)^"},
		{"f(|enter|a,|enter|)", "f(\n\ta,\n)^"},
		{"switch x {|enter|case 1:|enter|y()|enter|default:|enter|}", "switch x {\ncase 1:\n\ty()\ndefault:\n}^"},
		{"x := []int{|enter|1,|enter|}", "x := []int{\n\t1,\n}^"},
		{"`raw|enter|  text|enter|y", "`raw\n  text\n  y^"},
		{"x +|enter|y", "x +\ny^"},
		{"x|M-enter|y", "x\ny^"},
		{"x|C-o|y|up|end|1", "x1^\ny"},
		{"f {}|left|enter", "f {^}"}, // complete: it runs
		{"f {}|left|M-enter", "f {\n\t^\n}"},
		{"for {|enter|abc|up|end|!|down|?", "for {!\n\tab?^c"},
		{"paste:abcdef\nx\nabcdef|left|left|up|up|!", "abcd!^ef\nx\nabcdef"}, // the column is kept
		{"paste:ab\ncd|home|x|C-u|C-u", "ab^cd"},
		{"paste:ab\ncd|up|C-k|C-k", "ab^"},
		{"paste:ab\ncd|M-<|x|M->|y", "xab\ncdy^"},
		{"paste:\tx|left|left|C-d|C-d", "^"},
		{"paste:In [3]: for {\n   ...: \tx\n   ...: }", "for {\n\tx\n}^"},
		{"for {|enter|S-tab", "for {\n^"},
		{"for {|enter|tab|x", "for {\n\t\tx^"},
		// history
		{"up", "fmt.Println(x)^"},
		{"up|up", "for {\n\ty()\n}^"},
		{"up|up|up|up", "f^or {\n\ty()\n}"},
		{"C-p|C-p|C-p", "x := 1^"},
		{"C-p|C-p|C-n", "fmt.Println(x)^"},
		{"draft|C-p", "draft^"},
		{"f|up", "fmt.Println(x)^"},
		{"f|C-p|C-p|C-p", "for {\n\ty()\n}^"},
		{"x|up|down", "x^"},
		{"ab|C-a|up|down", "^ab"},
		{"up|!|up", "fmt.Println(x)!^"},
		{"C-r|y|enter", "for {\n\t^y()\n}"},
		{"C-r|x|C-r|esc|!", "!^x := 1"},
		{"C-r|x|C-r|C-s|esc|!", "fmt.Println(!^x)"},
		{"new|C-r|Println|C-g", "new^"},
		{"C-r|println|esc", "fmt.^Println(x)"},
		{"C-r|zzz|backspace|backspace|backspace|esc", "^"},
		{"C-r|for|left|!", "!^for {\n\ty()\n}"},
		// completion
		{"p|tab", "print^"},
		{"p|tab|tab", "print^"},
		{"p|tab|tab|tab", "println^"},
		{"p|tab|tab|tab|S-tab", "print^"},
		{"p|tab|S-tab", "printf^"},
		{"p|tab|S-tab|esc", "print^"},
		{"p|tab|tab|tab|enter|(", "println(^"},
		{"p|tab|l|tab", "println^"},
		{"z|tab", "zeta^"},
		{"P|tab", "print^"},
		{"x = z|tab|C-_", "x = z^"},
		{"p|tab|f|tab|;", "printf;^"},
		{"p|tab|down|down|right|x", "printlnx^"},
	}
	for _, tt := range tests {
		m := testMachine()
		play(m, tt.keys)
		if got := shown(m); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.keys, got, tt.want)
		}
	}
}

func TestKeysThatEnd(t *testing.T) {
	tests := []struct {
		keys string
		want action
	}{
		{"x|enter", accept},
		{"for {|enter", stay},
		{"for {|enter|enter|enter|enter", accept}, // two empty lines give up
		{"for {|enter|}|enter", accept},
		{"for {|enter|}|up|enter", accept},
		{"C-d", leave},
		{"x|C-d", bell},
		{"x|C-c", interrupt},
		{"C-z", stop},
		{"C-l", wipe},
		{"x|esc|enter", stay}, // Esc Enter is Alt-Enter
		{"C-r|Print|enter", accept},
		{"paste:for {\n}\n|enter", accept},
		{"p|tab|tab|enter", stay},
		{"p|tab|enter", accept},
		{"left", bell},
		{"down", bell},
	}
	for _, tt := range tests {
		if got := play(testMachine(), tt.keys); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.keys, got, tt.want)
		}
	}
}

// A paste that the terminal does not mark, and keys that were typed ahead, arrive
// as one: lines keep the indentation that they have, and get one when they have
// none.
func TestPasteWithoutMarks(t *testing.T) {
	for in, want := range map[string]string{
		"for {\r\tif y {\r\t\tx()\r\t}\r}": "for {\n\tif y {\n\t\tx()\n\t}\n}",
		"for {\rif y {\rx()\r}\r}":         "for {\n\tif y {\n\t\tx()\n\t}\n}",
		"f(\r\ta,\r\r\tb,\r)":              "f(\n\ta,\n\n\tb,\n)",
	} {
		e := &Editor{m: *testMachine()}
		e.keys.feed([]byte(in))
		if act := e.pressAll(false); act != stay || e.m.buf.text != want {
			t.Errorf("%q: %d, %q; want %q", in, act, e.m.buf.text, want)
		}
	}
}

func TestPlainLine(t *testing.T) {
	m := testMachine()
	m.begin(true)
	play(m, "for {|tab|up|C-r")
	if got := shown(m); got != "for {\t^" {
		t.Errorf("got %q", got)
	}
	if act := m.press(Key{Name: "enter"}); act != accept {
		t.Errorf("Enter gives %d", act)
	}
}

func FuzzMachine(f *testing.F) {
	f.Add([]byte("for {\rx\x1b[A\x1b[B\x10\x12y\x07\t\t\x1b[Z\x1b\x7f\x0b\x19\x1f"), uint8(20))
	f.Add([]byte("\x1b[200~a\r\nb\x1b[201~\x1b[Aé世e\xcc\x81\x14\x02\x02\x7f"), uint8(3))
	f.Fuzz(func(t *testing.T, b []byte, size uint8) {
		m := testMachine()
		var d decoder
		d.feed(b)
		v := view{width: int(size)%90 + 2, height: 10, color: size%2 == 0, first: "In [1]: ", then: "   ...: "}
		for {
			k, ok := d.next(true)
			if !ok {
				break
			}
			m.press(k)
			if len(m.buf.text) > 4000 { // cut and put back twice, and again: it doubles
				return
			}
			if m.buf.pos < 0 || m.buf.pos > len(m.buf.text) {
				t.Fatalf("%q puts the cursor at %d of %d", k, m.buf.pos, len(m.buf.text))
			}
			fr := v.frame(m)
			if fr.row < 0 || fr.row >= len(fr.rows) || fr.col < 0 || fr.col >= v.width {
				t.Fatalf("%q: the cursor is at row %d of %d, column %d of %d", m.buf.text, fr.row, len(fr.rows), fr.col, v.width)
			}
			for _, r := range fr.rows {
				if r.width > v.width {
					t.Fatalf("%q: a row of %d in %d columns: %q", m.buf.text, r.width, v.width, r.text)
				}
			}
		}
	})
}

func BenchmarkKey(b *testing.B) {
	for _, lines := range []int{1, 20, 200} {
		b.Run(fmt.Sprint(lines, " lines"), func(b *testing.B) {
			m := testMachine()
			m.press(Key{Name: "paste", Text: strings.Repeat("\tx := fmt.Sprintf(\"%d\", 12) // and so on\n", lines)})
			v := view{width: 100, height: 50, color: true}
			s := screen{out: discard{}, width: 100, height: 50}
			for b.Loop() {
				m.press(Key{Text: "x"})
				s.draw(v.frame(m))
				m.press(Key{Name: "backspace"})
				s.draw(v.frame(m))
			}
		})
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
