package picture

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"testing"
)

func TestByEnvironment(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want Kind
	}{
		{map[string]string{"TERM": "xterm-kitty"}, Kitty},
		{map[string]string{"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Kitty},
		{map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, ITerm},
		{map[string]string{"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, ITerm},
		{map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Blocks},
		{map[string]string{"TERM": "xterm-256color"}, Blocks256},
		{map[string]string{"TERM": "vt100"}, Off},
		{map[string]string{"TERM": "screen-256color", "TMUX": "x", "KITTY_WINDOW_ID": "1", "LC_TERMINAL": "iTerm2"}, Blocks},
	} {
		if got := byEnvironment(func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.env, got, tt.want)
		}
	}
}

// What is no terminal gets no picture, whatever is asked for.
func TestNoTerminal(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if err := Detect(f, nil, Kitty).Draw(&b, image.NewGray(image.Rect(0, 0, 9, 9))); err != nil || b.Len() > 0 {
		t.Errorf("%q, %v", b.String(), err)
	}
}

func TestUnderstand(t *testing.T) {
	for said, want := range map[string]answers{
		"\x1b_Gi=4711;OK\x1b\\\x1b[?62;c":     {kitty: true},
		"\x1b[?62;1;4;22c":                    {sixel: true},
		"\x1b[?4;1c":                          {},
		"":                                    {},
		"\x1b_Gi=4711;ENOENT:x\x1b\\\x1b[?1c": {},
	} {
		if got := understand([]byte(said), false); got != want {
			t.Errorf("%q: %+v", said, got)
		}
	}
	if a := understand([]byte("\x1b[?1;2c\x1b_Gi=4711;OK\x1b\\"), true); !a.wrapped {
		t.Errorf("through tmux: %+v", a)
	}
}

func TestParseKind(t *testing.T) {
	for s, want := range map[string]Kind{"": "", "auto": "", "sixel": Sixel, "off": Off} {
		if k, err := ParseKind(s); err != nil || k != want {
			t.Errorf("%q: %s, %v", s, k, err)
		}
	}
	if _, err := ParseKind("sixels"); err == nil || err.Error() != `"sixels" is no way to show images; there are auto, off, kitty, iterm, sixel, blocks, blocks256, ascii; did you mean "sixel"?` {
		t.Error(err)
	}
}
