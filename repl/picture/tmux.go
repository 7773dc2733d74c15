package picture

import "strings"

// passThrough wraps a sequence so that tmux hands it on to the terminal around
// it, where its option allow-passthrough is on.
func passThrough(seq string) string {
	return "\x1bPtmux;" + strings.ReplaceAll(seq, "\x1b", "\x1b\x1b") + "\x1b\\"
}
