package scope

import "go/ast"

// Kind is the sort of a declared name.
type Kind int

// The kinds of names.
const (
	Var Kind = iota
	Const
	Type
	Func
	TypeParam
)

// String returns the keyword that declares the kind.
func (k Kind) String() string {
	return [...]string{"var", "const", "type", "func", "type parameter"}[k]
}

// Object is a name declared inside a piece.
type Object struct {
	Name      string
	Kind      Kind
	Decl      ast.Node     // the statement, spec, field or clause that declares it
	Type      ast.Expr     // its type where one is written, else nil
	Init      ast.Expr     // its value where one is written for it alone, else nil
	Func      ast.Node     // the *ast.FuncDecl or *ast.FuncLit it is in, or nil
	Uses      []*ast.Ident // all identifiers that mean it, also the declaring ones
	Captured  bool         // used in a function literal inside of Func
	Addressed bool         // its address, or that of a part of it, is taken
	Assigned  bool         // it is assigned to after its declaration
}

// Top is a name declared at the top level of a piece.
type Top struct {
	Ident *ast.Ident
	Kind  Kind
	Type  ast.Expr // as in Object
	Init  ast.Expr
}

// Free is an identifier that is declared outside of the piece.
type Free struct {
	Ident     *ast.Ident
	Member    string // the X.Member it is the X of, or ""
	Inside    bool   // it is inside a function
	Addressed bool   // its address, or that of a part of it, is taken
}

// Info is what Resolve finds.
type Info struct {
	Objects   []*Object               // declared inside, in order
	Uses      map[*ast.Ident]*Object  // identifiers that mean one of them
	Tops      []Top                   // declared at top level
	Frees     []Free                  // in order of appearance
	Keys      map[*ast.Ident]ast.Expr // free or bound identifiers that are literal keys, with the literal's type or nil
	Selectors map[string]bool         // the names after dots
	Recv      string                  // the receiver's type name when the piece is a method
	Method    string                  // and the method's name
}

// Mentions returns the set of free names, without those that can only be keys.
func (i *Info) Mentions() map[string]bool {
	m := map[string]bool{}
	for _, f := range i.Frees {
		m[f.Ident.Name] = true
	}
	return m
}
