// Package export knows the types and the documentation of every package that a
// cell can import, and the source of the generic ones. All of it is built into
// the binary, so that no Go toolchain is needed.
//
//	Importer  types, for go/types
//	Has, Name, Paths  which packages there are
//	Doc, Documented  the doc comment of a symbol, and whether those of a package are here
//	Generic   source of the functions and types that have type parameters
//
// The types, in data/, are written by stdlib/symbols/gen together with the symbol
// tables: one file for the standard library, one for gonum, one for naslab's own
// packages. A package is decompressed when it is first asked for. The types are
// those of the system on which the data was made (linux/amd64), without cgo.
//
// The doc comments, in docs/, are in three such files too. Only naslab's own are
// committed. What the authors of Go and gonum have written is read by "make
// setup" from the Go installation and the module cache of the machine that
// builds, and is built in from then on; a binary from a bare "go build" knows all
// names, types and parameters, and no comments but naslab's.
//
// # Generic code
//
// A compiled program has no function slices.Sort that one could call, only its
// instances. So whoever runs cells needs source: package generic/slices is
// naslab's own slices, with the same exported names and types as Go's.
// [Generic] gives its files, by the import path that they stand in for.
//
// To find the code of a symbol, take path and name of the object, as go/types
// gives them:
//
//	o := info.Uses[ident]                       // of "slices", "Sort", from export data
//	export.IsGeneric(o.Pkg().Path(), o.Name())  // true: there is source
//
// For [Whole] packages (slices, maps, cmp, iter) all of the package is here. Of
// the others (sync, errors, reflect, ...) only what is generic is; the rest is
// compiled. Check the files with go/types under the same path and with the same
// Importer, and look the name up in the scope of the package that comes out; for
// a method, look up the type, then its method by name. Objects of the two
// packages are never the same pointers. A file may use names that are not
// exported; within such files, what another package exports is used by its own
// import path as everywhere (slices uses iter.Seq), also that of the very package
// that it belongs to: sync's source imports "sync" for sync.Once.
//
// The files import [Native], a package of compiled functions that do the work
// where an interpreted loop would be slow. It is in the symbol tables and the
// Importer knows it; [Has] and [Paths] do not, for cells have no business there.
// Arguments are plain: slices and maps travel as any, functions as functions.
package export
