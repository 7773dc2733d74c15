package session

import (
	"fmt"
	"testing"
)

// What is out of range is told with Go's numbers, in loops too.
func TestOutOfRange(t *testing.T) {
	s, _ := newSession(t)
	must(t, s, "xs, a, str := []int{1, 2, 3}, [3]int{}, `abc`\ni, j, low := 7, -5, int8(-3)\nu := uint8(9)\nrows := [][]int{{1, 2}, {3}}")
	must(t, s, `func total(rows [][]int, n int) (sum int) {
	for k := 0; k < len(rows); k++ {
		for j := range n {
			at := k + j - k
			sum += rows[k][at]
		}
	}
	return sum
}
func each(rows [][]int) []int {
	out := make([]int, 3)
	for i, row := range rows {
		for j, x := range row {
			out[i*2+j] = x
		}
	}
	return out
}
func once(xs []int, n int) int {
	defer func() { _ = n }()
	for i := 0; i < n; i++ {
		if xs[i] > 100 {
			return i
		}
	}
	return -1
}
func cut(xs []int) (parts [][]int) {
	for i := range xs {
		for j := range xs {
			parts = append(parts, xs[i:i+j:i+j+1])
		}
	}
	return parts
}`)
	nest := func(body string) string { return "for range 1 { for range 1 { " + body + " } }" }
	const index, slice = "panic: runtime error: index out of range", "panic: runtime error: slice bounds out of range"
	for text, want := range map[string]string{
		"xs[i]": index + " [7] with length 3", "xs[j]": index + " [-5]", "a[j]": index + " [-5]", "_ = str[low]": index + " [-3]",
		"xs[u]": index + " [9] with length 3", "xs[j] = 1": index + " [-5]", "a[i] = 1": index + " [7] with length 3",
		nest("_ = xs[i]"): index + " [7] with length 3", nest("xs[j] = 1"): index + " [-5]", nest("_ = a[i]"): index + " [7] with length 3",
		nest("_ = str[i]"): index + " [7] with length 3", nest("_ = xs[i:]"): slice + " [7:3]", nest("_ = str[:i]"): slice + " [:7] with length 3",
		"_ = xs[1:2:i]": slice + " [::7] with capacity 3", "_ = xs[:i:i]": slice + " [::7] with capacity 3", "_ = xs[:j]": slice + " [:-5]",
		"_ = xs[j:]": slice + " [-5:]", "_ = a[:1:i]": slice + " [::7] with length 3", "_ = xs[i-4:2:3]": slice + " [3:2:]",
		"total(rows, 3)": index + " [2] with length 2", "total(rows, 2)": index + " [1] with length 1",
		"each([][]int{{1}, {2, 3}})": index + " [3] with length 3", "once(xs, 4)": index + " [3] with length 3",
		"cut(xs)":                            slice + " [::4] with capacity 3",
		"for k := 0; k < 5; k++ { xs[k]++ }": index + " [3] with length 3", "for k := range 5 { k := k + 1; xs[k] = k }": index + " [3] with length 3",
	} {
		if o := do(t, s, text); o.Fault == nil || o.Fault.Msg != want {
			t.Errorf("%s: got %v, want %s", text, o.Fault, want)
		}
	}
	for text, want := range map[string]string{"total(rows, 1)": "4", "each(rows)": "[1 2 3]", "once([]int{1, 2, 300}, 3)": "2"} {
		if o := do(t, s, text); o.Fault != nil || len(o.Values) != 1 || fmt.Sprint(o.Values[0]) != want {
			t.Errorf("%s: got %v %v, want %s", text, o.Values, o.Fault, want)
		}
	}
}
