// Package native holds compiled functions for the generic code of
// stdlib/export: what an interpreted loop would be slow at, or could not do.
// Slices, maps and pointers of any type travel as any; arguments of another kind
// are a broken invariant and panic.
//
// sort.go, search.go and compare.go work on slices, maps.go on maps, the others
// on what their names say. The lists that cells use most, of float64, int and
// string, take a way without reflection.
package native
