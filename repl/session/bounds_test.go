package session

import "testing"

// What is out of range is told with Go's numbers, or without any where they are
// not known.
func TestOutOfRange(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "xs, a, str := []int{1, 2, 3}, [3]int{}, `abc`\ni, j, low := 7, -5, int8(-3)\nu := uint8(9)")
	nest := func(body string) string { return "for range 1 { for range 1 { " + body + " } }" }
	const index, slice = "panic: runtime error: index out of range", "panic: runtime error: slice bounds out of range"
	for text, want := range map[string]string{
		"xs[i]": index + " [7] with length 3", "xs[j]": index + " [-5]", "a[j]": index + " [-5]", "_ = str[low]": index + " [-3]",
		"xs[u]": index + " [9] with length 3", "xs[j] = 1": index + " [-5]", "a[i] = 1": index + " [7] with length 3",
		nest("_ = xs[i]"): index, nest("xs[j] = 1"): index, nest("_ = a[i]"): index, nest("_ = str[i]"): index,
		"_ = xs[1:2:i]": slice, "_ = xs[:i:i]": slice, nest("_ = xs[i:]"): slice, nest("_ = str[:i]"): slice,
	} {
		if o := do(t, s, text); o.Fault == nil || o.Fault.Msg != want {
			t.Errorf("%s: got %v, want %s", text, o.Fault, want)
		}
	}
}
