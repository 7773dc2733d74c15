package line

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Key is one key press, or one paste.
type Key struct {
	// Name is "" for text to insert, "paste" for a paste, else the key's name as
	// in "enter", "up", "C-a" (Ctrl), "M-b" (Alt), "S-tab" (Shift), "C-M-up".
	Name string
	Text string // of a paste, or to insert
}

const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	// Sent to the terminal to have pastes marked, or not.
	markPastes   = "\x1b[?2004h"
	unmarkPastes = "\x1b[?2004l"
)

// decoder makes keys of the bytes that a terminal sends.
type decoder struct{ buf []byte }

func (d *decoder) feed(b []byte) {
	if len(b) == 1 && b[0] == 3 && bytes.HasPrefix(d.buf, []byte(pasteStart)) {
		d.buf = d.buf[:0] // a paste whose end was lost: Ctrl-C gets out of it
	}
	d.buf = append(d.buf, b...)
}

// waiting reports whether there is a beginning of a key.
func (d *decoder) waiting() bool { return len(d.buf) > 0 }

// space reports whether white space comes next.
func (d *decoder) space() bool {
	return len(d.buf) > 0 && bytes.IndexByte([]byte(" \t\r\n"), d.buf[0]) >= 0
}

// next returns the next key. When the bytes are the beginning of one, it returns
// false, unless flush says that nothing follows soon: then an escape is the key
// Esc. Keys without a meaning have the name "?".
func (d *decoder) next(flush bool) (Key, bool) {
	if len(d.buf) == 0 {
		return Key{}, false
	}
	k, n := decode(d.buf)
	if n == 0 && flush && d.buf[0] == 0x1b && !bytes.HasPrefix(d.buf, []byte(pasteStart)) {
		k, n = Key{Name: "esc"}, 1
		if len(d.buf) > 1 && d.buf[1] > 0x1b && d.buf[1] < utf8.RuneSelf {
			k, n = alt(Key{Text: string(d.buf[1:2])}), 2
		}
	} else if n == 0 && flush && d.buf[0] != 0x1b {
		k, n = Key{Name: "?"}, 1 // a cut-off rune
	}
	if n == 0 {
		return Key{}, false
	}
	d.buf = d.buf[n:]
	return k, true
}

// decode returns the first key of b and its length, 0 when more must come.
func decode(b []byte) (Key, int) {
	switch {
	case b[0] == 0x1b:
		return decodeEscape(b)
	case b[0] < ' ' || b[0] == 0x7f:
		return Key{Name: controlName(b[0])}, 1
	case !utf8.FullRune(b):
		return Key{}, 0
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n <= 1 || r >= 0x80 && r < 0xa0 {
		return Key{Name: "?"}, n
	}
	return Key{Text: string(b[:n])}, n
}

// controlName names a control character.
func controlName(c byte) string {
	switch c {
	case 0:
		return "C-space"
	case '\t':
		return "tab"
	case '\r', '\n':
		return "enter"
	case 8, 0x7f:
		return "backspace"
	case 0x1b:
		return "esc"
	}
	return "C-" + strings.ToLower(string(rune(c|0x40)))
}

// decodeEscape decodes what begins with an escape.
func decodeEscape(b []byte) (Key, int) {
	if len(b) == 1 {
		return Key{}, 0
	}
	switch b[1] {
	case '[':
		return decodeCSI(b)
	case 'O':
		return decodeSS3(b)
	case ']', 'P', '_', '^', 'X':
		return decodeReport(b)
	case 0x1b: // Alt with an arrow, in some terminals
		if len(b) > 2 && b[2] != '[' && b[2] != 'O' {
			return Key{Name: "esc"}, 1
		}
		k, n := decodeEscape(b[1:])
		if n == 0 {
			return Key{}, 0
		}
		return alt(k), n + 1
	}
	k, n := decode(b[1:])
	if n == 0 {
		return Key{}, 0
	}
	return alt(k), n + 1
}

// alt is a key pressed with Alt.
func alt(k Key) Key {
	switch {
	case k.Name == "":
		return Key{Name: "M-" + k.Text}
	case k.Name == "?" || k.Name == "paste":
		return k
	case strings.HasPrefix(k.Name, "C-"):
		return Key{Name: "C-M-" + k.Name[2:]}
	}
	return Key{Name: "M-" + k.Name}
}

func decodeSS3(b []byte) (Key, int) {
	if len(b) < 3 {
		return Key{}, 0
	}
	if name, ok := letters[b[2]]; ok {
		return Key{Name: name}, 3
	}
	return Key{Name: "?"}, 3
}

// decodeReport skips a terminal's answer to a question, which ends with a bell
// or an ESC backslash.
func decodeReport(b []byte) (Key, int) {
	for i := 2; i < len(b); i++ {
		switch {
		case b[i] == 7:
			return Key{Name: "?"}, i + 1
		case b[i] == 0x1b && i+1 == len(b):
			return Key{}, 0
		case b[i] == 0x1b && b[i+1] == '\\':
			return Key{Name: "?"}, i + 2
		case b[i] < ' ': // no report, but Alt with that character
			return alt(Key{Text: string(b[1:2])}), 2
		}
	}
	return Key{}, 0
}

// letters are the final letters of arrows and their like, tildes the numbers
// before a tilde.
var (
	letters = map[byte]string{
		'A': "up", 'B': "down", 'C': "right", 'D': "left", 'H': "home", 'F': "end", 'Z': "S-tab", 'M': "enter",
	}
	tildes = map[int]string{
		1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pgup", 6: "pgdown", 7: "home", 8: "end",
	}
)

func decodeCSI(b []byte) (Key, int) {
	if len(b) > 2 && b[2] == '[' { // function keys of the Linux console
		if len(b) < 4 {
			return Key{}, 0
		}
		return Key{Name: "?"}, 4
	}
	end := 2
	for ; end < len(b) && b[end] >= 0x20 && b[end] <= 0x3f; end++ {
	}
	if end == len(b) {
		return Key{}, 0
	}
	if b[end] < 0x40 || b[end] > 0x7e { // not a sequence
		return Key{Name: "?"}, end
	}
	params := numbers(string(b[2:end]))
	switch final := b[end]; {
	case final == '~' && params[0] == 200:
		return decodePaste(b)
	case final == '~' && params[0] == 27 && len(params) > 2:
		return modified(codeKey(params[2]), params[1]), end + 1
	case final == '~':
		return modified(Key{Name: tildes[params[0]]}, at(params, 1)), end + 1
	case final == 'u':
		return modified(codeKey(params[0]), at(params, 1)), end + 1
	default:
		return modified(Key{Name: letters[final]}, at(params, 1)), end + 1
	}
}

// numbers reads "1;5"; there is always a first one.
func numbers(s string) []int {
	var list []int
	for f := range strings.SplitSeq(s, ";") {
		f, _, _ = strings.Cut(f, ":")
		n, err := strconv.Atoi(f)
		if err != nil {
			n = 0
		}
		list = append(list, n)
	}
	return list
}

func at(list []int, i int) int {
	if i < len(list) {
		return list[i]
	}
	return 0
}

// codeKey is the key of a code point, as newer protocols report it.
func codeKey(code int) Key {
	switch {
	case code == 0x7f || code >= 0 && code < ' ':
		return Key{Name: controlName(byte(code))}
	case code >= 0xe000 && code < 0xf900 || code > utf8.MaxRune || code < 0: // keys without text
		return Key{Name: "?"}
	}
	return Key{Text: string(rune(code))}
}

// modified adds Shift, Alt and Ctrl to a key.
func modified(k Key, mod int) Key {
	if k.Name == "" && k.Text == "" || k.Name == "?" {
		return Key{Name: "?"}
	}
	if mod--; mod <= 0 {
		return k
	}
	name := k.Name
	if name == "" {
		if name = k.Text; mod == 1 {
			return Key{Text: strings.ToUpper(name)}
		}
	} else if mod&1 != 0 && !strings.HasPrefix(name, "S-") {
		name = "S-" + name
	}
	if mod&2 != 0 {
		name = "M-" + name
	}
	if mod&4 != 0 {
		name = "C-" + name
	}
	return Key{Name: name}
}

// decodePaste decodes a paste: line ends become newlines, control characters
// other than tabs are dropped, and so is a line end at the end.
func decodePaste(b []byte) (Key, int) {
	b = b[len(pasteStart):]
	end := bytes.Index(b, []byte(pasteEnd))
	if end < 0 {
		return Key{}, 0
	}
	text := strings.ToValidUTF8(string(b[:end]), "")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, text)
	return Key{Name: "paste", Text: strings.TrimRight(text, "\n")}, len(pasteStart) + end + len(pasteEnd)
}
