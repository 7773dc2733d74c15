package repl

import "os"

// Escape sequences of the few colours used.
const (
	red     = "31"
	boldRed = "1;31"
	green   = "32"
	faint   = "2"
	bold    = "1"
)

// noColor reports whether the user asked for plain text (no-color.org).
func noColor() bool {
	return os.Getenv("NO_COLOR") != "" || isDumb()
}

// paint puts s in a colour where the terminal shows it.
func (sh *shell) paint(s, color string) string {
	if !sh.color {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

func (sh *shell) dim(s string) string { return sh.paint(s, faint) }

// isDumb reports whether the terminal knows no escape sequences.
func isDumb() bool {
	term := os.Getenv("TERM")
	return term == "dumb" || term == ""
}
