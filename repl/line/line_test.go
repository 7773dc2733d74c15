package line

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestPaste(t *testing.T) {
	tests := map[string]string{
		"abc\r":                                  "abc\r",
		"\x1b[A\x1b[B":                           "\x1b[A\x1b[B", // arrows
		pasteStart + "a := 1" + pasteEnd + "\r":  "a := 1\r",
		pasteStart + "a\nb\n" + pasteEnd:         "a⏎b",
		pasteStart + "a\r\nb\rc" + pasteEnd:      "a⏎b⏎c",
		pasteStart + "if x {\n\ty\n}" + pasteEnd: "if x {⏎⇥y⏎}",
		pasteStart + "a\n\n\nb" + pasteEnd:       "a⏎⏎⏎b",
		pasteStart + "a\x03\x1bb" + pasteEnd:     "ab", // keys do nothing within a paste
		pasteStart + "é\n世" + pasteEnd:           "é⏎世",
		"x" + pasteStart + "1\n2" + pasteEnd + "y" + pasteStart + "3" + pasteEnd: "x1⏎2y3",
	}
	for in, want := range tests {
		for name, r := range map[string]io.Reader{
			"at once":     strings.NewReader(in),
			"by the byte": iotest.OneByteReader(strings.NewReader(in)),
		} {
			got, err := io.ReadAll(&pasteReader{r: r})
			if err != nil || string(got) != want {
				t.Errorf("%q %s: got %q, %v; want %q", in, name, got, err, want)
			}
		}
	}
}

func TestFlat(t *testing.T) {
	s := "for {\n\tx\n}"
	if f := flat.Replace(s); strings.ContainsAny(f, "\n\t") || full.Replace(f) != s {
		t.Errorf("%q becomes %q", s, f)
	}
}

func TestHistory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sub", "history")
	h := load(file)
	for _, c := range []string{"a", "for {\n\tb\n}\n", "for {\n\tb\n}", " ", "a"} {
		if err := h.add(c); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"a", "for {⏎⇥b⏎}", "a"}
	if got := load(file).cells; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHistoryIsCut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	if err := os.WriteFile(file, []byte(strings.Repeat("x\ny\n", limit)), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := len(load(file).cells); n != limit {
		t.Errorf("%d cells are kept", n)
	}
	b, err := os.ReadFile(file)
	if err != nil || strings.Count(string(b), "\n") != limit {
		t.Errorf("the file has %d lines, %v", strings.Count(string(b), "\n"), err)
	}
}

func TestHistoryCannotBeKept(t *testing.T) {
	dir := t.TempDir()
	h := load(dir) // a folder
	if err := h.add("a"); err == nil {
		t.Error("no error")
	}
	if len(h.cells) != 1 {
		t.Error("the session forgets its own cells")
	}
}
