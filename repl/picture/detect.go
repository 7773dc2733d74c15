package picture

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"naslab/engine/name"
)

// Kind is a way to draw.
type Kind string

// The ways to draw. Off draws nothing, for what is no terminal.
const (
	Off       Kind = "off"
	Kitty     Kind = "kitty"
	ITerm     Kind = "iterm"
	Sixel     Kind = "sixel"
	Blocks    Kind = "blocks" // 24-bit colour
	Blocks256 Kind = "blocks256"
	ASCII     Kind = "ascii"
)

// Kinds lists the names that NASLAB_IMAGES and the configuration take besides
// "auto".
var Kinds = []Kind{Off, Kitty, ITerm, Sixel, Blocks, Blocks256, ASCII}

// ParseKind reads a name of Kinds; "" and "auto" are the zero Kind.
func ParseKind(s string) (Kind, error) {
	names := []string{"auto"}
	for _, k := range Kinds {
		if s == string(k) {
			return k, nil
		}
		names = append(names, string(k))
	}
	if s == "" || s == "auto" {
		return "", nil
	}
	hint := ""
	if near := name.Nearest(s, names); len(near) > 0 && len(near) < len(names) {
		hint = fmt.Sprintf("; did you mean %q?", near[0])
	}
	return Off, fmt.Errorf("%q is no way to show images; there are %s%s", s, strings.Join(names, ", "), hint)
}

// Terminal is what pictures are drawn on.
type Terminal struct {
	Kind Kind
	Tmux bool // escape sequences must be passed through
	out  *os.File
}

// answers is what the terminal said when it was asked.
type answers struct {
	kitty, sixel bool
	wrapped      bool // kitty's answer came through tmux
}

// Detect finds out how out can show pictures. force is the Kind to use, "" to
// choose. ask is the terminal's input, for a question to it where the environment
// does not tell; nil asks nothing. Nobody else may read from it meanwhile.
func Detect(out, ask *os.File, force Kind) Terminal {
	t := Terminal{Kind: Off, out: out}
	if !term.IsTerminal(int(out.Fd())) {
		return t
	}
	t.Tmux = os.Getenv("TMUX") != ""
	if force != "" {
		t.Kind = force
		return t
	}
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" || os.Getenv("TERM") == "" {
		return t
	}
	t.Kind = byEnvironment(os.Getenv)
	if t.Kind == Kitty || t.Kind == ITerm || ask == nil {
		return t
	}
	a := question(ask, out, t.Tmux)
	switch {
	case a.kitty && (!t.Tmux || a.wrapped):
		t.Kind = Kitty
	case a.sixel:
		t.Kind, t.Tmux = Sixel, false // tmux itself shows them
	}
	return t
}

// byEnvironment is what environment variables tell. They may be inherited by a
// tmux that runs in another terminal by now, so within tmux they say nothing of
// pixels.
func byEnvironment(env func(string) string) Kind {
	terminal, program := env("TERM"), env("TERM_PROGRAM")
	if env("TMUX") == "" {
		switch {
		case env("KITTY_WINDOW_ID") != "" || terminal == "xterm-kitty" || terminal == "xterm-ghostty" || program == "ghostty":
			return Kitty
		case program == "iTerm.app" || program == "WezTerm" || env("LC_TERMINAL") == "iTerm2" || program == "mintty":
			return ITerm
		}
	}
	color := env("COLORTERM")
	switch {
	case color == "truecolor" || color == "24bit" || env("TMUX") != "" || strings.HasSuffix(terminal, "-direct"):
		return Blocks
	case strings.Contains(terminal, "256color"):
		return Blocks256
	}
	return Off
}

// size is that of the window.
type size struct {
	cols, rows   int
	cellW, cellH int // of a character in dots
}

// measure returns the window's size, or a usual one.
func (t Terminal) measure() size {
	s := size{80, 24, 8, 16}
	if t.out == nil {
		return s
	}
	if cols, rows, err := term.GetSize(int(t.out.Fd())); err == nil && cols > 0 && rows > 0 {
		s.cols, s.rows = cols, rows
	}
	if w, h := dots(t.out); w >= s.cols && h >= s.rows {
		s.cellW, s.cellH = w/s.cols, h/s.rows
	}
	return s
}
