package line

import (
	"fmt"
	"strings"
	"testing"
)

// keysOf decodes bytes that arrive at once, or one by one.
func keysOf(in string, at int) string {
	var d decoder
	var names []string
	add := func(flush bool) {
		for {
			k, ok := d.next(flush)
			if !ok {
				return
			}
			name := k.Name
			switch {
			case name == "":
				name = "'" + k.Text + "'"
			case name == "paste":
				name = fmt.Sprintf("paste %q", k.Text)
			}
			names = append(names, name)
		}
	}
	for i := 0; i < len(in); i += at {
		d.feed([]byte(in[i:min(i+at, len(in))]))
		add(false)
	}
	add(true)
	return strings.Join(names, " ")
}

func TestDecoder(t *testing.T) {
	tests := map[string]string{
		"ab\r":                 "'a' 'b' enter",
		"é世":                   "'é' '世'",
		"\x01\x1f\x7f\t\x00":   "C-a C-_ backspace tab C-space",
		"\x1b":                 "esc",
		"\x1b\x1b":             "esc esc",
		"\x1b\r":               "M-enter",
		"\x1bb\x1bé":           "M-b M-é",
		"\x1b\x7f":             "M-backspace",
		"\x1b[A\x1bOB\x1b[H":   "up down home",
		"\x1b[1~\x1b[4~\x1b[3": "home end M-[ '3'",
		"\x1b[1;5C\x1b[1;3D":   "C-right M-left",
		"\x1b[1;2A":            "S-up",
		"\x1b\x1b[A":           "M-up",
		"\x1b[Z":               "S-tab",
		"\x1b[13;2u\x1b[27;3;13~\x1b[97;5u\x1b[9;2u": "S-enter M-enter C-a S-tab",
		"\x1b[[A\x1b[200m\x1b[I":                     "? ? ?",
		"\x1b]11;rgb:00/00/00\x07x\x1bP1$r\x1b\\y":   "? 'x' ? 'y'",
		"\xff\xc3x": "? ? 'x'",
		"\x1bP\r":   "M-P enter",
		"abc" + pasteStart + "a := 1" + pasteEnd + "\r": `'a' 'b' 'c' paste "a := 1" enter`,
		pasteStart + "a\nb\n" + pasteEnd:                `paste "a\nb"`,
		pasteStart + "a\r\nb\rc" + pasteEnd:             `paste "a\nb\nc"`,
		pasteStart + "if x {\n\ty\n}" + pasteEnd:        `paste "if x {\n\ty\n}"`,
		pasteStart + "a\x02\x1b[Ab" + pasteEnd:          `paste "a[Ab"`, // keys do nothing within a paste
		pasteStart + pasteEnd:                           `paste ""`,
	}
	for in, want := range tests {
		for _, at := range []int{len(in), 1} {
			if got := keysOf(in, at); got != want {
				t.Errorf("%q, %d at a time:\n got %s\nwant %s", in, at, got, want)
			}
		}
	}
}

func TestPasteWithoutEnd(t *testing.T) {
	var d decoder
	d.feed([]byte(pasteStart + "text"))
	if k, ok := d.next(true); ok {
		t.Errorf("half a paste gives %v", k)
	}
	d.feed([]byte{3})
	if k, ok := d.next(false); !ok || k.Name != "C-c" {
		t.Errorf("Ctrl-C gives %v, %v", k, ok)
	}
}
