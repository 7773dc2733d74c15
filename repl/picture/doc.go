// Package picture draws pictures in a terminal, as well as the terminal can: by
// the protocols of kitty, of iTerm2 and WezTerm, or by sixels, which show true
// pixels; else by coloured blocks of four dots a character, in 24-bit colour or
// the 256 of older terminals; else, when asked for, in characters.
//
// detect.go finds out what there is, from the environment and, where that does
// not tell, by asking the terminal; ask_unix.go asks, size_unix.go measures.
// draw.go chooses a size and draws; block.go, ascii.go, pixel.go are the ways to
// draw, quantise.go reduces colours for sixels, scale.go scales, tmux.go gets
// escape sequences through tmux.
package picture
