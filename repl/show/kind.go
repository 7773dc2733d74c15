package show

import (
	"fmt"
	"reflect"
	"strings"

	"naslab/engine/space"
)

// arch prints an architecture, and below it its decisions where its space is
// registered.
func arch(a space.Arch, depth int) string {
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
	return text + "\n" + decoded
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
