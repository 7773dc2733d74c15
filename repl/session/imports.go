package session

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"

	"naslab/repl/kernel"
)

// importNow makes an import known to the session.
func (s *Session) importNow(i Import) error {
	if long, ok := s.cfg.Short[i.Path]; ok {
		i.Path = long
	}
	p := s.kernel.Package(i.Path)
	if p == nil {
		return s.unknownPackage(i.Path)
	}
	name := i.Name
	if name == "" {
		name = p.Name
	}
	if e := s.table.names[name]; e != nil && e.kind == isImport && e.path == i.Path {
		return nil
	}
	inner := s.table.next(name)
	spec := &ast.ImportSpec{
		Name: ast.NewIdent(inner),
		Path: &ast.BasicLit{Kind: token.STRING, Value: strconv.Quote(i.Path)},
	}
	file := &ast.File{
		Name:  ast.NewIdent("main"),
		Decls: []ast.Decl{&ast.GenDecl{Tok: token.IMPORT, Specs: []ast.Spec{spec}}},
	}
	s.at(file)
	prog, err := s.kernel.Compile(file)
	if err != nil {
		return err
	}
	if err := s.kernel.Exec(prog, 0); err != nil {
		return err
	}
	s.table.names[name] = &entry{name: name, kind: isImport, inner: inner, path: i.Path}
	return nil
}

// at gives a made-up file a position in a source of its own, because the
// interpreter scopes imports by file name.
func (s *Session) at(f *ast.File) {
	tf := s.kernel.FileSet().AddFile(kernel.FileName(0), -1, 1)
	f.Package = tf.Pos(0)
	f.Name.NamePos = tf.Pos(0)
}

// find returns the path of the package that name.member must mean where name is
// not declared, or "".
func (s *Session) find(name, member string) string {
	if member == "" || !token.IsExported(member) {
		return ""
	}
	if path := s.cfg.Prefer[name]; path != "" && s.has(path, member) {
		return path
	}
	var paths []string
	for path, p := range s.kernel.Packages() {
		if p.Name == name && s.has(path, member) {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return ""
	}
	slices.SortFunc(paths, func(a, b string) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		if a < b {
			return -1
		}
		return 1
	})
	return paths[0]
}

// has reports whether the package exports the member.
func (s *Session) has(path, member string) bool {
	p := s.kernel.Package(path)
	return p != nil && p.Has(member)
}
