package lower

import (
	"go/ast"
	"go/parser"
	"go/types"

	"naslab/stdlib/export"
)

// library is the source of a package's generic part.
type library struct {
	pkg     *types.Package
	info    *types.Info
	funcs   map[types.Object]*source
	methods map[string]map[string]*source // by type and method name
}

// checked is source that was type-checked.
type checked struct {
	pkg   *types.Package
	info  *types.Info
	files []*ast.File
}

// load checks the source of a package's generic part, nil when there is none.
func (l *Lowerer) load(path string) (*checked, error) {
	sources := export.Generic(path)
	if len(sources) == 0 {
		return nil, nil
	}
	c := &checked{info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	for _, s := range sources {
		f, err := parser.ParseFile(l.cfg.Fset, s.Name, s.Text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		c.files = append(c.files, f)
	}
	var err error
	c.pkg, err = (&types.Config{Importer: l.cfg.Importer}).Check(path, l.cfg.Fset, c.files, c.info)
	return c, err
}

// library returns the source of a package, nil when it has none.
func (l *Lowerer) library(p *types.Package) *library {
	if p == nil || p.Path() == mainPath || l.cfg.Importer == nil {
		return nil
	}
	if lib, ok := l.libs[p.Path()]; ok {
		return lib
	}
	src, err := l.load(p.Path())
	if err != nil {
		l.refuse(0, "the source of package %s cannot be read: %v", p.Path(), err)
	}
	var lib *library
	if src != nil {
		lib = newLibrary(src)
	}
	l.libs[p.Path()] = lib
	return lib
}

func newLibrary(src *checked) *library {
	lib := &library{
		pkg: src.pkg, info: src.info, funcs: map[types.Object]*source{},
		methods: map[string]map[string]*source{},
	}
	for _, f := range src.files {
		for _, d := range f.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok {
				lib.add(fd)
			}
		}
	}
	return lib
}

func (lib *library) add(d *ast.FuncDecl) {
	fn, ok := lib.info.Defs[d.Name].(*types.Func)
	if !ok || d.Body == nil {
		return
	}
	src := &source{node: d, info: lib.info, fn: fn, ends: recovers(d)}
	recv := fn.Signature().Recv()
	if recv == nil {
		lib.funcs[fn] = src
		return
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		name := n.Origin().Obj().Name()
		if lib.methods[name] == nil {
			lib.methods[name] = map[string]*source{}
		}
		lib.methods[name][d.Name.Name] = src
	}
}

func (lib *library) method(recv *types.TypeName, name string) *source {
	return lib.methods[recv.Name()][name]
}

// isSource reports whether a package's objects have their source here.
func (l *Lowerer) isSource(p *types.Package) bool {
	if p == nil {
		return false
	}
	if p.Path() == mainPath {
		return true
	}
	lib := l.library(p)
	return lib != nil && lib.pkg == p
}

// sourceOf reports whether a type's source is known: it is of a cell, or of the
// checked source of a library.
func (l *Lowerer) sourceOf(o *types.TypeName) bool {
	if !l.isSource(o.Pkg()) {
		return false
	}
	if o.Pkg().Path() == mainPath {
		return true
	}
	_, function := o.Type().Underlying().(*types.Signature)
	return !function
}

// libraryType is an instance of a compiled package's generic type as an instance
// of the source's.
func (l *Lowerer) libraryType(t *types.Named) types.Type {
	if sig, ok := t.Underlying().(*types.Signature); ok {
		return sig // such as iter.Seq: compiled functions have values of it
	}
	lib := l.library(t.Obj().Pkg())
	if lib != nil {
		if o, ok := lib.pkg.Scope().Lookup(t.Obj().Name()).(*types.TypeName); ok {
			args := make([]types.Type, t.TypeArgs().Len())
			for i := range args {
				args[i] = t.TypeArgs().At(i)
			}
			if r, err := types.Instantiate(l.ctxt, o.Type(), args, false); err == nil {
				return r
			}
		}
	}
	l.refuse(0, "the generic type %s.%s is compiled and cannot be used in a cell; write a type of your own for it",
		t.Obj().Pkg().Name(), t.Obj().Name())
	return nil
}

// libraryFunc returns the source of a generic function of a compiled package.
func (l *Lowerer) libraryFunc(fn *types.Func) *source {
	fn = fn.Origin()
	lib := l.library(fn.Pkg())
	if lib == nil {
		return nil
	}
	if src := lib.funcs[fn]; src != nil {
		return src
	}
	if o := lib.pkg.Scope().Lookup(fn.Name()); o != nil {
		return lib.funcs[o]
	}
	return nil
}
