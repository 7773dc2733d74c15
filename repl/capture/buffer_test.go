package capture

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestBuffer(t *testing.T) {
	text := "0123456789abcdefghijklmnopqrstuvwxyz"
	for n := range len(text) + 1 {
		for _, step := range []int{1, 3, 5, 40} {
			b := NewBuffer(10)
			for s := text[:n]; s != ""; {
				k := min(step, len(s))
				_, _ = io.WriteString(b, s[:k])
				s = s[k:]
			}
			want := text[:n]
			if n > 10 {
				want = fmt.Sprintf("01234\n... %d bytes are left out here ...\n%s", n-10, text[n-5:n])
			}
			if got := b.Take(); got != want {
				t.Errorf("%d in steps of %d: %q, want %q", n, step, got, want)
			}
			if got := b.Take(); got != "" {
				t.Errorf("%q after Take", got)
			}
		}
	}
}

// A character that was cut in two does not spoil the text.
func TestBufferRunes(t *testing.T) {
	b := NewBuffer(10)
	_, _ = io.WriteString(b, strings.Repeat("é", 20))
	if got := b.Take(); !strings.HasPrefix(got, "éé\ufffd\n... 30 bytes") {
		t.Errorf("%q", got)
	}
}
