// Package check is the front end of the shell: it type-checks cells with
// go/types, keeps what a session has declared, and answers the editor.
//
// A session is one package "main" that never ends. Each cell is checked alone:
// by a new types.Checker that is given the same package with an empty scope,
// around which stands a scope with the session objects that the cell mentions
// (world.go). So the work for a cell does not grow with the session, and objects
// of earlier cells keep their identity for ever.
//
// A cell may mix declarations with statements. Statements are checked as the
// body of a function, and the variables of its outermost block become session
// variables. Declarations are checked at package level, before the statements
// when they can be, else right behind the last statement whose variables they
// need (plan.go). Declarations of earlier cells that use what a cell declares
// anew are checked again as part of it (again.go).
//
// Where what stands: checker.go is the way in, cell.go what comes out, parse.go,
// items.go and free.go turn text into items, plan.go and order.go order them,
// stage.go runs go/types,
// body.go and block.go take the statements, program.go variables at package
// level, late.go methods of earlier types (named.go is the one place that
// reaches into go/types), imports.go and auto.go packages, faults.go and hint.go
// errors; commit.go is what stays.
//
// For the editor: lexical.go finds the cursor, probe.go checks a broken cell as
// far as it goes, complete.go, call.go and about.go answer.
package check
