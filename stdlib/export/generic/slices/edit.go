package slices

// Insert puts v at index i and returns the longer slice.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:]
	n, m := len(s), len(v)
	if m == 0 {
		return s
	}
	if i == n {
		return append(s, v...)
	}
	if n+m > cap(s) {
		out := append(s[:i], make(S, n+m-i)...)
		copy(out[i:], v)
		copy(out[i+m:], s[i:])
		return out
	}
	v = append([]E(nil), v...) // it may be a part of s
	s = s[:n+m]
	copy(s[i+m:], s[i:])
	copy(s[i:], v)
	return s
}

// Delete removes s[i:j] and zeroes what is left over at the end.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	out := append(s[:i], s[j:]...)
	clear(s[len(out):])
	return out
}

// DeleteFunc removes what del is true for.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := IndexFunc(s, del)
	if kept < 0 {
		return s
	}
	for j := kept + 1; j < len(s); j++ {
		if v := s[j]; !del(v) {
			s[kept] = v
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// Replace puts v in place of s[i:j].
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	if i == j {
		return Insert(s, i, v...)
	}
	if j == len(s) {
		out := append(s[:i], v...)
		if len(out) < len(s) {
			clear(s[len(out):])
		}
		return out
	}
	rest := s[j:]
	total := i + len(v) + len(rest)
	if total > cap(s) {
		out := append(s[:i], make(S, total-i)...)
		copy(out[i:], v)
		copy(out[i+len(v):], rest)
		return out
	}
	v = append([]E(nil), v...) // it may be a part of s
	out := s[:total]
	copy(out[i+len(v):], rest)
	copy(out[i:], v)
	if total < len(s) {
		clear(s[total:])
	}
	return out
}

// Compact keeps one of equal elements that follow each other.
func Compact[S ~[]E, E comparable](s S) S {
	if len(s) < 2 {
		return s
	}
	kept := 1
	for i := 1; i < len(s); i++ {
		if s[i] != s[i-1] {
			if i != kept {
				s[kept] = s[i]
			}
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// CompactFunc is like [Compact] with eq in place of ==.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	kept := 1
	for i := 1; i < len(s); i++ {
		if !eq(s[i], s[i-1]) {
			if i != kept {
				s[kept] = s[i]
			}
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}
