package show

import (
	"fmt"
	"reflect"
	"strings"

	"naslab/engine/space"
)

// arch prints an architecture, and below it its decisions where its space is
// registered.
func (w Printer) arch(a space.Arch, depth int) string {
	text := a.String()
	if depth > 0 || a.Space == "" {
		return text
	}
	s, err := space.New(a.Space)
	if err != nil {
		return text
	}
	decoded, err := space.Describe(s, a)
	if err != nil {
		return text
	}
	width := w.Width
	if width <= 0 {
		width = archWidth
	}
	return text + "\n" + wrap(decoded, width)
}

// archWidth is the length of a line of decisions where there is no terminal.
const archWidth = 100

// wrap breaks a text between words into lines of at most width characters.
func wrap(s string, width int) string {
	var b strings.Builder
	at := 0
	for i, word := range strings.Fields(s) {
		switch {
		case i == 0:
		case at+1+len(word) > width:
			b.WriteString("\n")
			at = 0
		default:
			b.WriteString(" ")
			at++
		}
		b.WriteString(word)
		at += len(word)
	}
	return b.String()
}

// function prints the signature of a function, where it says something.
func function(v reflect.Value) string {
	if v.IsNil() {
		return "nil function"
	}
	return typeName(v.Type(), "function")
}

func channel(v reflect.Value) string {
	if v.IsNil() {
		return "nil channel"
	}
	return fmt.Sprintf("%s with %d of %d waiting", typeName(v.Type(), "channel"), v.Len(), v.Cap())
}

// typeName is the name of a type as the session writes it, or the word for it
// where the name is one of the interpreter's.
func typeName(t reflect.Type, word string) string {
	s := strings.ReplaceAll(t.String(), "interface {}", "any")
	if strings.Contains(s, "struct {") || strings.Contains(s, "interp.") {
		return word
	}
	return strings.ReplaceAll(s, "main.", "")
}
