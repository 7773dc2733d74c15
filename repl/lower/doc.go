// Package lower rewrites checked cells into the small part of Go that the
// interpreter gets right: no type parameters, no parallel assignments that could
// be told apart, no deferred calls, no type switches, no range over functions,
// constants folded and typed, every local variable with a name of its own.
//
// [Lowerer.Cell] gives the text of one file for each cell. A cell's statements
// become one function, so that its temporaries are freed; its variables are
// variables of the file; its functions and methods are plain functions, a method
// with its receiver first. Types of cells are made real runtime types (package
// rtype), which the interpreter takes for compiled ones, so that compiled code
// sees their names and methods; [Config.Real] off leaves them to the
// interpreter, with what that gets wrong.
//
// What a unit needs, in order: its Types as symbols of package [TypesPath], its
// Imports each in a file alone, its Text, and then a call of its Entry. The
// functions of package rt and of [Lowerer.Runtime], and Show, which gets the value of a
// cell, are to be in the kernel's runtime package.
//
// # Order of reading
//
// lower.go is what others call. site.go says where in which source the lowering
// stands; names.go, text.go, key.go and subst.go are its means. types.go, session.go,
// real.go and library.go write types and where they come from; funcs.go and
// defers.go functions, passing.go how floats are passed. stmt.go and the files that it leads to write statements,
// expr.go and those after it expressions. marks.go notes which line runs.
// Each file says which defect of the interpreter it goes around.
package lower
