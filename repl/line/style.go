package line

import "naslab/repl/paint"

// style is how a character looks: a class of package paint, or one of these.
type style uint8

const (
	promptStyle style = 128 + iota
	faintStyle
	boldStyle
	chosenStyle
	matchStyle // the bracket that belongs to the one at the cursor
	foundStyle // what was searched for
)

// sgr is the parameter of the style's escape sequence, "" for none.
func (s style) sgr() string {
	switch s {
	case promptStyle:
		return "32"
	case faintStyle:
		return "2"
	case boldStyle:
		return "1"
	case chosenStyle:
		return "7"
	case matchStyle:
		return "1;4"
	case foundStyle:
		return "1;4"
	}
	return paint.Class(s).SGR()
}
