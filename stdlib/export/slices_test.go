package export

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	owncmp "naslab/stdlib/export/generic/cmp"
	own "naslab/stdlib/export/generic/slices"
)

// both runs Go's and our own version and compares what they give, or the text
// with which they panic.
func both(t *testing.T, what string, theirs, ours func() any) {
	t.Helper()
	if want, got := outcome(theirs), outcome(ours); want != got {
		t.Errorf("%s gives\n\t%s, but Go's\n\t%s", what, got, want)
	}
}

func outcome(f func() any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprint("panic: ", r)
		}
	}()
	return fmt.Sprintf("%#v", f())
}

// whole shows a slice with all that its capacity holds.
func whole[E any](s []E) any { return []any{s, cap(s), s[:cap(s)], s == nil} }

type (
	level  int8
	weight float32
	label  string
	list   []int
	pair   struct{ key, place int }
)

func pairs(n int, r *rand.Rand) []pair {
	ps := make([]pair, n)
	for i := range ps {
		ps[i] = pair{r.IntN(n/3 + 1), i}
	}
	return ps
}

func byKey(a, b pair) int { return a.key - b.key }

// ordered runs all that needs an order on x.
func ordered[E cmp.Ordered](t *testing.T, x []E) {
	t.Helper()
	what := fmt.Sprintf("%T %v", x, x)
	both(t, "Sort "+what, func() any { y := slices.Clone(x); slices.Sort(y); return y }, func() any { y := slices.Clone(x); own.Sort(y); return y })
	both(t, "IsSorted "+what, func() any { return slices.IsSorted(x) }, func() any { return own.IsSorted(x) })
	both(t, "Min "+what, func() any { return fmt.Sprint(slices.Min(x)) }, func() any { return fmt.Sprint(own.Min(x)) })
	both(t, "Max "+what, func() any { return fmt.Sprint(slices.Max(x)) }, func() any { return fmt.Sprint(own.Max(x)) })
	both(t, "Sorted "+what, func() any { return slices.Sorted(slices.Values(x)) }, func() any { return own.Sorted(own.Values(x)) })
	sorted := slices.Sorted(slices.Values(x))
	both(t, "IsSorted, sorted "+what, func() any { return slices.IsSorted(sorted) }, func() any { return own.IsSorted(sorted) })
	for _, v := range x {
		type found struct {
			at int
			ok bool
		}
		both(t, fmt.Sprintf("BinarySearch %s for %v", what, v), func() any { i, ok := slices.BinarySearch(sorted, v); return found{i, ok} }, func() any { i, ok := own.BinarySearch(sorted, v); return found{i, ok} })
		both(t, fmt.Sprintf("Index %s of %v", what, v), func() any { return slices.Index(x, v) }, func() any { return own.Index(x, v) })
		both(t, fmt.Sprintf("Contains %s of %v", what, v), func() any { return slices.Contains(x, v) }, func() any { return own.Contains(x, v) })
		both(t, fmt.Sprintf("cmp of %v and %v", v, x[0]), func() any { return []any{cmp.Compare(v, x[0]), cmp.Less(v, x[0]), cmp.Or(v, x[0])} },
			func() any { return []any{owncmp.Compare(v, x[0]), owncmp.Less(v, x[0]), owncmp.Or(v, x[0])} })
		both(t, fmt.Sprintf("cmp of %v and %v", x[0], v), func() any { return []any{cmp.Compare(x[0], v), cmp.Less(x[0], v), cmp.Or(x[0], v)} },
			func() any { return []any{owncmp.Compare(x[0], v), owncmp.Less(x[0], v), owncmp.Or(x[0], v)} })
	}
	for n := range x {
		both(t, "Compare "+what, func() any { return slices.Compare(x, sorted[:n]) }, func() any { return own.Compare(x, sorted[:n]) })
		both(t, "Equal "+what, func() any { return slices.Equal(x, sorted) }, func() any { return own.Equal(x, sorted) })
	}
	both(t, "Equal to itself "+what, func() any { return slices.Equal(x, x) }, func() any { return own.Equal(x, x) })
	both(t, "Reverse "+what, func() any { y := slices.Clone(x); slices.Reverse(y); return y }, func() any { y := slices.Clone(x); own.Reverse(y); return y })
	both(t, "Compact "+what, func() any { return whole(slices.Compact(slices.Clone(sorted))) }, func() any { return whole(own.Compact(slices.Clone(sorted))) })
}

func TestOrdered(t *testing.T) {
	nan, zero := math.NaN(), math.Copysign(0, -1)
	ordered(t, []int{})
	ordered(t, []int(nil))
	ordered(t, []int{3, -1, 2, 3, 0, 3})
	ordered(t, []float64{})
	ordered(t, []float64{2, nan, -1, zero, 0, math.Inf(1), nan, math.Inf(-1), zero})
	ordered(t, []float64{0, zero, 0})
	ordered(t, []float64{zero, 0, zero})
	ordered(t, []weight{2, weight(nan), -1, weight(zero), 0, 7})
	ordered(t, []weight{0, weight(zero)})
	ordered(t, []string{"b", "", "a", "bb", "b"})
	ordered(t, []label{"b", "", "a", "bb", "b"})
	ordered(t, []level{3, -128, 127, 3})
	ordered(t, []uint16{3, 65535, 0, 3})
	ordered(t, list{5, 4, 5})
}

// TestSortFunc compares order and number of calls, so also that of equal
// elements in an unstable sort.
func TestSortFunc(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 0; n < 300; n = n*2 + 1 {
		x := pairs(n, r)
		counted := func(sort func([]pair, func(a, b pair) int)) func() any {
			return func() any {
				y, calls := slices.Clone(x), 0
				sort(y, func(a, b pair) int { calls++; return byKey(a, b) })
				return []any{y, calls}
			}
		}
		both(t, fmt.Sprintf("SortFunc of %d", n), counted(slices.SortFunc[[]pair]), counted(own.SortFunc[[]pair]))
		both(t, fmt.Sprintf("SortStableFunc of %d", n), counted(slices.SortStableFunc[[]pair]), counted(own.SortStableFunc[[]pair]))
		both(t, fmt.Sprintf("SortedStableFunc of %d", n), func() any { return slices.SortedStableFunc(slices.Values(x), byKey) }, func() any { return own.SortedStableFunc(own.Values(x), byKey) })
		floats := make([]float64, n)
		for i := range floats {
			floats[i] = r.Float64()
		}
		down := func(a, b float64) int { return cmp.Compare(b, a) }
		both(t, fmt.Sprintf("SortedFunc of %d", n), func() any { return slices.SortedFunc(slices.Values(floats), down) }, func() any { return own.SortedFunc(own.Values(floats), down) })
		if n > 0 {
			both(t, "MinFunc", func() any { return slices.MinFunc(x, byKey) }, func() any { return own.MinFunc(x, byKey) })
			both(t, "MaxFunc", func() any { return slices.MaxFunc(x, byKey) }, func() any { return own.MaxFunc(x, byKey) })
		}
		both(t, "IsSortedFunc", func() any { return slices.IsSortedFunc(x, byKey) }, func() any { return own.IsSortedFunc(x, byKey) })
	}
	var lost []pair
	func() {
		defer func() { recover() }()
		lost = pairs(20, r)
		own.SortFunc(lost, func(a, b pair) int {
			if a.place == 13 {
				panic("stop")
			}
			return byKey(a, b)
		})
	}()
	own.SortFunc(lost, func(a, b pair) int { return a.place - b.place })
	for i, p := range lost {
		if p.place != i {
			t.Fatalf("a panic in the comparison loses elements: %v", lost)
		}
	}
}

// TestEdit tries all bounds, lengths and capacities up to four, with values from
// outside and from the slice itself.
func TestEdit(t *testing.T) {
	for length := range 5 {
		for room := range 4 {
			fresh := func() []int {
				s := make([]int, length, length+room)
				for i := range s[:cap(s)] {
					s[:cap(s)][i] = i + 10
				}
				return s
			}
			for i := -1; i < 6; i++ {
				for j := -1; j < 6; j++ {
					edits(t, fresh, i, j)
				}
			}
		}
	}
}

func edits(t *testing.T, fresh func() []int, i, j int) {
	what := fmt.Sprintf("of %v [cap %d] at %d, %d", fresh(), cap(fresh()), i, j)
	both(t, "Delete "+what, func() any { s := fresh(); return []any{whole(slices.Delete(s, i, j)), whole(s)} }, func() any { s := fresh(); return []any{whole(own.Delete(s, i, j)), whole(s)} })
	for n := range 4 {
		v := []int{1, 2, 3}[:n]
		both(t, "Insert "+what, func() any { s := fresh(); return []any{whole(slices.Insert(s, i, v...)), s} }, func() any { s := fresh(); return []any{whole(own.Insert(s, i, v...)), s} })
		both(t, "Replace "+what, func() any { s := fresh(); return []any{whole(slices.Replace(s, i, j, v...)), s} }, func() any { s := fresh(); return []any{whole(own.Replace(s, i, j, v...)), s} })
	}
	if 0 <= i && i <= j && j <= len(fresh()) {
		both(t, "Insert of itself "+what, func() any { s := fresh(); return whole(slices.Insert(s, i, s[:j]...)) }, func() any { s := fresh(); return whole(own.Insert(s, i, s[:j]...)) })
		both(t, "Replace by itself "+what, func() any { s := fresh(); return whole(slices.Replace(s, i, j, s...)) }, func() any { s := fresh(); return whole(own.Replace(s, i, j, s...)) })
		odd := func(v int) bool { return v%2 == i%2 }
		both(t, "DeleteFunc "+what, func() any { s := fresh(); return []any{whole(slices.DeleteFunc(s, odd)), s} }, func() any { s := fresh(); return []any{whole(own.DeleteFunc(s, odd)), s} })
	}
	near := func(a, b int) bool { return a/(i+3) == b/(i+3) }
	both(t, "CompactFunc "+what, func() any { s := fresh(); return []any{whole(slices.CompactFunc(s, near)), s} }, func() any { s := fresh(); return []any{whole(own.CompactFunc(s, near)), s} })
	both(t, "Grow "+what, func() any { return whole(slices.Grow(fresh(), i)) }, func() any { return whole(own.Grow(fresh(), i)) })
	both(t, "Repeat "+what, func() any { return slices.Repeat(fresh(), i) }, func() any { return own.Repeat(fresh(), i) })
	both(t, "Clip "+what, func() any { return whole(slices.Clip(fresh())) }, func() any { return whole(own.Clip(fresh())) })
	both(t, "Clone "+what, func() any { return slices.Clone(fresh()) }, func() any { return own.Clone(fresh()) })
	both(t, "Concat "+what, func() any { return slices.Concat(fresh(), nil, fresh()) }, func() any { return own.Concat(fresh(), nil, fresh()) })
	both(t, "Chunk "+what, func() any { return chunks(slices.Collect(slices.Chunk(fresh(), i))) }, func() any { return chunks(own.Collect(own.Chunk(fresh(), i))) })
}

// chunks shows parts with their capacities.
func chunks(parts [][]int) (out []any) {
	for _, p := range parts {
		out = append(out, len(p), cap(p), fmt.Sprint(p))
	}
	return out
}

func TestSlicesOfNothing(t *testing.T) {
	var none []int
	both(t, "Clone", func() any { return slices.Clone(none) == nil }, func() any { return own.Clone(none) == nil })
	both(t, "Collect", func() any { return slices.Collect(slices.Values(none)) == nil }, func() any { return own.Collect(own.Values(none)) == nil })
	both(t, "Concat", func() any { return slices.Concat[[]int]() == nil }, func() any { return own.Concat[[]int]() == nil })
	both(t, "MinFunc", func() any { return slices.MinFunc(none, cmp.Compare[int]) }, func() any { return own.MinFunc(none, cmp.Compare[int]) })
	both(t, "MaxFunc", func() any { return slices.MaxFunc(none, cmp.Compare[int]) }, func() any { return own.MaxFunc(none, cmp.Compare[int]) })
	both(t, "Repeat too often", func() any { return slices.Repeat([]int{1, 2}, math.MaxInt) }, func() any { return own.Repeat([]int{1, 2}, math.MaxInt) })
	both(t, "Index of what does not compare", func() any { return slices.Index([]any{1, none}, any(none)) }, func() any { return own.Index([]any{1, none}, any(none)) })
	both(t, "Equal of interfaces", func() any { return slices.Equal([]any{1, "a", nil}, []any{1, "a", nil}) }, func() any { return own.Equal([]any{1, "a", nil}, []any{1, "a", nil}) })
}
