// Package table holds the form of a symbol table: plain lists that the compiler
// and the linker lay out as data, so that two hundred tables cost nothing when
// the program starts and little when it is compiled. Maps are made of them only
// when an interpreter asks.
package table

import (
	"go/constant"
	"go/token"
	"reflect"
	"strings"
)

// Package is what one package exports.
type Package struct {
	Path string // import path, such as "math/rand/v2"
	Name string // package name, such as "rand"

	// Values are functions, and constants of a definite type. This list and
	// the following ones alternate between a name and what it stands for.
	Values []any
	// Vars are pointers to variables.
	Vars []any
	// Types are nil pointers: (*T)(nil) for type T. An interface T that others
	// can implement has a second entry "_T": a struct with a function for each
	// method, by which interpreted values become a T.
	Types []any
	// Ints, Floats and Strings are untyped constants, exact: whole numbers;
	// decimal or hexadecimal fractions or quotients "a/b" of whole numbers; and
	// plain text.
	Ints, Floats, Strings []string
}

// Key is the name of the package in the interpreter's map of exports.
func (p *Package) Key() string { return p.Path + "/" + p.Name }

// Len returns the number of symbols, wrappers of interfaces included.
func (p *Package) Len() int {
	return (len(p.Values) + len(p.Vars) + len(p.Types) + len(p.Ints) + len(p.Floats) + len(p.Strings)) / 2
}

// Exports makes the map that the interpreter takes.
func (p *Package) Exports() map[string]reflect.Value {
	m := make(map[string]reflect.Value, p.Len())
	for i := 0; i < len(p.Values); i += 2 {
		m[p.Values[i].(string)] = reflect.ValueOf(p.Values[i+1])
	}
	for i := 0; i < len(p.Vars); i += 2 {
		m[p.Vars[i].(string)] = reflect.ValueOf(p.Vars[i+1]).Elem()
	}
	for i := 0; i < len(p.Types); i += 2 {
		m[p.Types[i].(string)] = reflect.ValueOf(p.Types[i+1])
	}
	constants(m, p.Ints, func(text string) constant.Value { return constant.MakeFromLiteral(text, token.INT, 0) })
	constants(m, p.Floats, Float)
	constants(m, p.Strings, constant.MakeString)
	return m
}

func constants(m map[string]reflect.Value, list []string, read func(string) constant.Value) {
	for i := 0; i < len(list); i += 2 {
		m[list[i]] = reflect.ValueOf(read(list[i+1]))
	}
}

// Float reads the text of a floating-point constant without rounding.
func Float(text string) constant.Value {
	if a, b, ok := strings.Cut(text, "/"); ok {
		num := constant.MakeFromLiteral(a, token.INT, 0)
		den := constant.MakeFromLiteral(b, token.INT, 0)
		return constant.ToFloat(constant.BinaryOp(num, token.QUO, den))
	}
	return constant.ToFloat(constant.MakeFromLiteral(text, token.FLOAT, 0))
}
