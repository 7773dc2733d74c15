// Package rtype makes the types that a session declares real types of the
// running program.
//
// Compiled code knows a value by its runtime type: package fmt finds the String
// method there, encoding/json the fields, errors.As the identity. The standard
// library's reflect can make structs, slices and functions at run time, but no
// type with a name, no methods, and no interfaces. This package makes those: it
// lays out in memory what the compiler would have written, and the interpreter
// is then told of the result as of any compiled type.
//
// # How
//
// [Types] turns what go/types says into reflect types. A named type gets its
// layout first, from its shape, and its real contents after, so that a type may
// contain itself behind a pointer, a slice or a map.
//
// The memory of types is one block outside the heap (arena.go): it is never
// moved and never freed, and offsets within it always fit. What types refer to
// in the heap is kept reachable for ever, as package reflect does with its own.
//
// A method table holds addresses of code. The code is one of many small stubs,
// assembled into the program (stubs_*.s), each of which calls its entry in a
// table of closures. So a method is bound late, may be declared again, and is
// called by compiled code without a lookup. There are some 16,000 stubs; a
// session that needs more is told so.
//
// The runtime remembers which type lacks which interface. A type to which
// String is added in a later cell must be a Stringer then, so for interfaces
// that compiled code asks for (itabs.go) a new type makes these notes itself and
// mends them when methods come.
//
// # Where it works
//
// The layout is that of one release of Go: the package is whole on amd64 and
// arm64 under Linux and macOS, with that release. Elsewhere, when NASLAB_RTYPE
// is "off", and when the test that it makes of itself fails, [Available] says why
// not, and the session does with what the interpreter has.
//
// # What differs from compiled types
//
// Fields and methods with unexported names look exported to package reflect, or
// the interpreter could not set and call them. A tag hides such fields from
// encoding/json and encoding/xml. Package fmt is handed a [View] of what cells
// print, whose types are the twins of these, with fields closed as in compiled
// types; text/template and log/slog, which print by themselves, use the String
// methods of what is in such fields. Types are never freed. What a
// package has noted about a type for ever, such as encoding/json, does not change
// when the type gets more methods.
//
// # Order of reading
//
// types.go is what others call, with named.go and methods.go; layout.go mirrors
// the runtime's own structs; name.go, structs.go and iface.go lay out the parts;
// display.go writes the names of instances; methodset.go gives a struct without a
// name the methods of its embedded fields; zero.go keeps the sign of zeros;
// twin.go and view.go are what package fmt sees; available.go and selftest.go
// guard it all.
//
// What cells have of package unsafe is here too, in memory.go.
package rtype
