package pickle

import (
	"encoding/binary"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

func (m *machine) unsigned(n int) error {
	v, err := m.number(n)
	if err != nil {
		return err
	}
	return m.push(int64(v))
}

func (m *machine) signed4() error {
	v, err := m.number(4)
	if err != nil {
		return err
	}
	return m.push(int64(int32(v)))
}

// maxDigits bounds whole numbers written as text, whose reading takes time that
// grows faster than their length.
const maxDigits = 4300

func (m *machine) intLine() error {
	s, err := m.line("a whole number")
	if err != nil {
		return err
	}
	switch s {
	case "00":
		return m.push(false)
	case "01":
		return m.push(true)
	}
	return m.whole(s)
}

func (m *machine) longLine() error {
	s, err := m.line("a whole number")
	if err != nil {
		return err
	}
	return m.whole(strings.TrimSuffix(s, "L"))
}

func (m *machine) whole(s string) error {
	s = strings.TrimSpace(s)
	if v, err := strconv.ParseInt(s, 10, 64); err == nil {
		return m.push(v)
	}
	if len(s) > maxDigits {
		return m.fail("a whole number of %d digits; at most %d are read", len(s), maxDigits)
	}
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return m.fail("a whole number was expected, not %.40q", s)
	}
	return m.push(v)
}

// long reads a whole number of n bytes in two's complement.
func (m *machine) long(n uint64) error {
	b, err := m.take(n, "a whole number")
	if err != nil {
		return err
	}
	if n <= 8 {
		var all [8]byte
		copy(all[:], b)
		v := int64(binary.LittleEndian.Uint64(all[:]))
		if n > 0 && n < 8 {
			shift := 64 - 8*n
			v = v << shift >> shift
		}
		return m.push(v)
	}
	big1 := make([]byte, n)
	for i, c := range b {
		big1[int(n)-1-i] = c
	}
	v := new(big.Int).SetBytes(big1)
	if big1[0]&0x80 != 0 {
		v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
	}
	return m.push(v)
}

func (m *machine) floatLine() error {
	s, err := m.line("a number")
	if err != nil {
		return err
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil && !math.IsInf(v, 0) {
		return m.fail("a number was expected, not %.40q", s)
	}
	return m.push(v)
}

func (m *machine) binFloat() error {
	b, err := m.take(8, "a number")
	if err != nil {
		return err
	}
	return m.push(math.Float64frombits(binary.BigEndian.Uint64(b)))
}

// text reads a string whose length takes n bytes.
func (m *machine) text(n int) error {
	b, err := m.counted(n, "a text")
	if err != nil {
		return err
	}
	if !utf8.Valid(b) {
		return m.push(strings.ToValidUTF8(string(b), "\uFFFD"))
	}
	return m.push(string(b))
}

func (m *machine) bytes(n int) error {
	b, err := m.counted(n, "a run of bytes")
	if err != nil {
		return err
	}
	return m.push(b[:len(b):len(b)])
}

// oldString is the string of Python 2: text, or bytes where it is no UTF-8.
func (m *machine) oldString(n int) error {
	b, err := m.counted(n, "a text")
	if err != nil {
		return err
	}
	if utf8.Valid(b) {
		return m.push(string(b))
	}
	return m.push(b[:len(b):len(b)])
}

func (m *machine) counted(n int, what string) ([]byte, error) {
	size, err := m.number(n)
	if err != nil {
		return nil, err
	}
	return m.take(size, what)
}

// quotedLine is a string in Python's quotes.
func (m *machine) quotedLine() error {
	s, err := m.line("a text in quotes")
	if err != nil {
		return err
	}
	s = strings.TrimSpace(s)
	if len(s) < 2 || s[0] != s[len(s)-1] || s[0] != '\'' && s[0] != '"' {
		return m.fail("a text in quotes was expected, not %.40q", s)
	}
	v, ok := unescape(s[1 : len(s)-1])
	if !ok {
		return m.fail("a text in quotes has an escape that is not known: %.40q", s)
	}
	return m.push(v)
}

// unescape resolves Python's escapes.
func unescape(s string) (string, bool) {
	if !strings.Contains(s, `\`) {
		return s, true
	}
	var b strings.Builder
	for len(s) > 0 {
		if s[0] == '\\' && len(s) > 1 && (s[1] == '\'' || s[1] == '"') {
			b.WriteByte(s[1])
			s = s[2:]
			continue
		}
		r, multi, rest, err := strconv.UnquoteChar(s, 0)
		if err != nil {
			return "", false
		}
		if multi || r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			b.WriteByte(byte(r))
		}
		s = rest
	}
	return b.String(), true
}

// unicodeLine is a text in Latin-1 with \u and \U escapes.
func (m *machine) unicodeLine() error {
	s, err := m.line("a text")
	if err != nil {
		return err
	}
	var b strings.Builder
	for len(s) > 0 {
		i := strings.IndexByte(s, '\\')
		if i < 0 || i+1 >= len(s) {
			break
		}
		latin1(&b, s[:i])
		s = s[i:]
		digits := map[byte]int{'u': 4, 'U': 8}[s[1]]
		if digits == 0 {
			latin1(&b, s[:2])
			s = s[2:]
			continue
		}
		if len(s) < 2+digits {
			return m.fail("a text has an escape that is cut: %.40q", s)
		}
		r, err := strconv.ParseUint(s[2:2+digits], 16, 32)
		if err != nil {
			return m.fail("a text has an escape that is not known: %.40q", s)
		}
		b.WriteRune(rune(r))
		s = s[2+digits:]
	}
	latin1(&b, s)
	return m.push(b.String())
}

// latin1 writes a text whose bytes are characters.
func latin1(b *strings.Builder, s string) {
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
}
