package cell

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"path/filepath"
)

// Tree is the syntax tree of a piece: a declaration or a statement.
type Tree struct {
	Piece Piece
	Decl  ast.Decl // of an Import or Decl
	Stmt  ast.Stmt // of a Stmt
}

// Node returns the tree's root.
func (t *Tree) Node() ast.Node {
	if t.Decl != nil {
		return t.Decl
	}
	return t.Stmt
}

// Parse returns the syntax tree of a piece. Positions in fset carry the given
// file name and the line and column in the cell. The error is the first one, a
// *scanner.Error.
func Parse(fset *token.FileSet, file string, p Piece) (*Tree, error) {
	head, tail := "package main;", ""
	if p.Kind == Stmt {
		head, tail = "package main;func _(){", "\n}"
	}
	// The directive's file name is taken relative to the folder of file.
	text := fmt.Sprintf("%s/*line %s:%d:%d*/%s%s", head, filepath.Base(file), p.Line, p.Column, p.Text, tail)
	f, err := parser.ParseFile(fset, file, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, first(err)
	}
	if p.Kind == Stmt {
		return stmtTree(fset, f, p)
	}
	if len(f.Decls) != 1 {
		return nil, misplaced(fset, f.Pos(), p)
	}
	return &Tree{Piece: p, Decl: f.Decls[0]}, nil
}

func stmtTree(fset *token.FileSet, f *ast.File, p Piece) (*Tree, error) {
	if len(f.Decls) != 1 {
		return nil, misplaced(fset, f.Pos(), p)
	}
	body := f.Decls[0].(*ast.FuncDecl).Body
	switch len(body.List) {
	case 0:
		return &Tree{Piece: p, Stmt: &ast.EmptyStmt{Semicolon: body.Lbrace, Implicit: true}}, nil
	case 1:
		return &Tree{Piece: p, Stmt: body.List[0]}, nil
	}
	return nil, misplaced(fset, body.List[1].Pos(), p)
}

func first(err error) error {
	if list, ok := err.(scanner.ErrorList); ok && len(list) > 0 {
		return list[0]
	}
	return err
}

// misplaced is the error for text that parses in its wrapping but is more than
// one piece, such as "}; {".
func misplaced(fset *token.FileSet, pos token.Pos, p Piece) error {
	at := fset.Position(pos)
	at.Line, at.Column = p.Line, p.Column
	return &scanner.Error{Pos: at, Msg: "brackets do not match"}
}
