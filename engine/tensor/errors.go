package tensor

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

var (
	// ErrNoTorch says that there is no libtorch, or that this binary was built without cgo.
	ErrNoTorch = errors.New("tensor: no libtorch")

	// ErrFreed says that a tensor was used after its scope was closed.
	ErrFreed = errors.New("tensor: use of a freed tensor; keep it with Scope.Keep, or use it before its scope ends")

	errNil = errors.New("tensor: an operand is nil")
)

// opError is the error of operation name on ts, from libtorch's own text.
func opError(name string, err error, ts []*Tensor) error {
	if err == nil {
		err = errors.New("libtorch returned nothing")
	}
	var shapes []string
	for _, t := range ts {
		if t != nil {
			shapes = append(shapes, t.kind())
		}
	}
	text := firstSentence(err.Error())
	if len(shapes) == 0 {
		return fmt.Errorf("tensor: %s: %s", name, text)
	}
	return fmt.Errorf("tensor: %s: %s (of %s)", name, text, strings.Join(shapes, ", "))
}

var (
	outOfMemory = regexp.MustCompile(`you tried to allocate (\d+) bytes|Tried to allocate ([\d.]+ \w+)`)
	sourcePlace = regexp.MustCompile(`^\[enforce fail at [^\]]*\] *\.? *`)
	sentenceEnd = regexp.MustCompile(`\.( +[A-Z]|$)`)
)

// firstSentence cuts the stack trace and the explanations off libtorch's text.
func firstSentence(text string) string {
	if m := outOfMemory.FindStringSubmatch(text); m != nil {
		if m[1] != "" {
			return "out of memory: " + m[1] + " bytes wanted"
		}
		return "out of memory: " + m[2] + " wanted"
	}
	text, _, _ = strings.Cut(text, "\nException raised from")
	text = sourcePlace.ReplaceAllString(strings.TrimSpace(text), "")
	text, _, _ = strings.Cut(text, "\n")
	if at := sentenceEnd.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	return lowerFirst(strings.TrimSpace(text))
}

// lowerFirst writes the first letter small, unless it begins an abbreviation.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && !unicode.IsUpper(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}
