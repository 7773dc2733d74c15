// Package scope binds the names of one piece of a cell without types.
//
// The shell must know what a name means before it can say that it is
// undefined, give a redeclared name a version, or copy a loop variable that a
// closure captures. All of this needs Go's scoping rules and none of it needs
// types. Resolve walks a declaration or statement, builds the nested scopes and
// reports which identifiers are declared inside, which are declared at the
// piece's top level (and so belong to the session), and which are free.
//
// One thing cannot be told without types: whether the key of a composite
// literal is a field name. Such keys are reported apart, see [Info.Keys].
//
// object.go is what is found, walk.go the statements, expr.go the expressions
// and types.
package scope
