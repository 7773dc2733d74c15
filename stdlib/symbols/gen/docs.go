package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// docs are the doc comments of a package by symbol: "" for the package, "F",
// "T", and "T.M" for methods, fields and methods of interfaces.
type docs map[string]string

// docsOf reads the doc comments of what a package exports.
func docsOf(p listed) (docs, error) {
	d := docs{}
	fset := token.NewFileSet()
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("gen: %s: %w", p.ImportPath, err)
		}
		d.add("", f.Doc)
		for _, decl := range f.Decls {
			d.decl(decl, p.ImportPath == "builtin")
		}
	}
	return d, nil
}

func (d docs) add(symbol string, comments ...*ast.CommentGroup) {
	for _, c := range comments {
		if text := strings.TrimSpace(c.Text()); text != "" && d[symbol] == "" {
			d[symbol] = text
		}
	}
}

// decl adds the comments of one declaration; all tells to add those of names
// that are not exported too.
func (d docs) decl(decl ast.Decl, all bool) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if !all && !decl.Name.IsExported() {
			return
		}
		symbol := decl.Name.Name
		if decl.Recv != nil {
			symbol = receiver(decl.Recv.List[0].Type) + "." + symbol
		}
		if all || ast.IsExported(symbol) {
			d.add(symbol, decl.Doc)
		}
	case *ast.GenDecl:
		for _, s := range decl.Specs {
			d.spec(decl, s, all)
		}
	}
}

// spec adds the comments of a type, or of constants or variables. Those in a
// group that have no comment of their own get the group's.
func (d docs) spec(decl *ast.GenDecl, s ast.Spec, all bool) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if all || s.Name.IsExported() {
			d.add(s.Name.Name, s.Doc, decl.Doc, s.Comment)
			d.members(s)
		}
	case *ast.ValueSpec:
		for _, n := range s.Names {
			if all || n.IsExported() {
				d.add(n.Name, s.Doc, s.Comment, decl.Doc)
			}
		}
	}
}

// members adds the comments of the fields of a struct and of the methods of an
// interface.
func (d docs) members(s *ast.TypeSpec) {
	var list *ast.FieldList
	switch t := s.Type.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	default:
		return
	}
	for _, f := range list.List {
		for _, n := range f.Names {
			if n.IsExported() {
				d.add(s.Name.Name+"."+n.Name, f.Doc, f.Comment)
			}
		}
	}
}

// receiver is the name of a method's type.
func receiver(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}
