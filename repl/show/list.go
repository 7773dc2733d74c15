package show

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
)

// list prints a slice or array; the middle of a long one is left out.
func (w Printer) list(v reflect.Value, depth int) string {
	if v.Kind() == reflect.Slice && v.IsNil() {
		return "[]"
	}
	if depth >= maxDepth {
		return fmt.Sprintf("[%d items]", v.Len())
	}
	if v.Type().Elem().Kind() == reflect.Uint8 && v.Len() > innerItem && !w.Full {
		return fmt.Sprintf("%d bytes: % x ...", v.Len(), bytesOf(v, innerItem))
	}
	n, limit := v.Len(), w.limit(depth)
	parts := make([]string, 0, min(n, limit)+1)
	tall := false
	for i := range n {
		if n > limit && i == limit-2 {
			parts = append(parts, "...")
		}
		if n > limit && i >= limit-2 && i < n-2 {
			continue
		}
		p := w.element(v.Index(i), depth+1)
		tall = tall || len(p) > 24 || strings.Contains(p, "\n")
		parts = append(parts, p)
	}
	tail := ""
	if n > limit {
		tail = fmt.Sprintf(" (%d)", n)
	}
	if tall && depth == 0 {
		return "[\n  " + strings.Join(parts, "\n  ") + "\n]" + tail
	}
	return "[" + strings.Join(parts, " ") + "]" + tail
}

// element prints what is in a list: numbers in six digits.
func (w Printer) element(v reflect.Value, depth int) string {
	v = unwrap(v)
	if v.IsValid() && (v.Kind() == reflect.Float64 || v.Kind() == reflect.Float32) {
		if s, ok := w.self(v, depth); ok {
			return s
		}
		return brief(v.Float())
	}
	return w.one(v, depth)
}

func bytesOf(v reflect.Value, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(v.Index(i).Uint())
	}
	return b
}

// dict prints a map with its keys in order.
func (w Printer) dict(v reflect.Value, depth int) string {
	if v.IsNil() {
		return "map[]"
	}
	if depth >= maxDepth {
		return fmt.Sprintf("map of %d", v.Len())
	}
	type pair struct {
		key  reflect.Value
		text string
	}
	pairs := make([]pair, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		k := unwrap(it.Key())
		pairs = append(pairs, pair{k, w.element(k, depth+1) + ": " + w.element(it.Value(), depth+1)})
	}
	sort.SliceStable(pairs, func(i, j int) bool { return less(pairs[i].key, pairs[j].key, pairs[i].text < pairs[j].text) })
	limit := w.limit(depth)
	parts := make([]string, 0, min(limit, len(pairs)))
	tall := false
	for i, p := range pairs {
		if i == limit {
			parts = append(parts, fmt.Sprintf("... %d more", len(pairs)-limit))
			break
		}
		tall = tall || len(p.text) > 40 || strings.Contains(p.text, "\n")
		parts = append(parts, p.text)
	}
	if tall && depth == 0 {
		return "map[\n  " + strings.Join(parts, "\n  ") + "\n]"
	}
	return "map[" + strings.Join(parts, " ") + "]"
}

// less orders map keys: numbers by value, all else by their text.
func less(a, b reflect.Value, byText bool) bool {
	if !a.IsValid() || !b.IsValid() || a.Kind() != b.Kind() {
		return byText
	}
	switch {
	case a.CanInt():
		return a.Int() < b.Int()
	case a.CanUint():
		return a.Uint() < b.Uint()
	case a.CanFloat():
		return a.Float() < b.Float()
	}
	return byText
}
