package session

import "testing"

// A method that a generic type gets later, or again, is one of the instances that
// there are.
func TestLaterMethodsOfGenericTypes(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "type L[T any] struct{ v T }\nx := L[int]{1}")
	if got := must(t, s, "fmt.Sprint(x, L[string]{`a`})"); got != "{1} {a}" {
		t.Errorf("without a method: %v", got)
	}
	must(t, s, "func (l L[T]) String() string { return fmt.Sprint(`first `, l.v) }")
	if got := must(t, s, "fmt.Sprint(L[int]{1}, L[string]{`a`}, []any{x})"); got != "first 1 first a [first 1]" {
		t.Errorf("with a method: %v", got)
	}
	must(t, s, "func (l L[T]) String() string { return fmt.Sprint(`second `, l.v) }")
	if got := must(t, s, "fmt.Sprint(L[int]{1}, L[string]{`a`}, []any{x})"); got != "second 1 second a [second 1]" {
		t.Errorf("with another: %v", got)
	}
}
