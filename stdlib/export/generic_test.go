package export

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// check type-checks the source of a generic package.
func check(t *testing.T, im types.Importer, path string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, s := range Generic(path) {
		f, err := parser.ParseFile(fset, s.Name, s.Text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	conf := types.Config{Importer: im}
	pkg, err := conf.Check(path, fset, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// isGeneric reports whether an object of export data has type parameters.
func isGeneric(o types.Object) bool {
	switch t := o.Type().(type) {
	case *types.Named:
		return t.TypeParams().Len() > 0
	case *types.Signature:
		return t.TypeParams().Len() > 0
	}
	return false
}

// TestNothingGenericIsMissing looks through all packages for what is generic:
// there must be source, with the very same type.
func TestNothingGenericIsMissing(t *testing.T) {
	im := Importer(token.NewFileSet())
	for _, path := range Paths() {
		pkg, err := im.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		var own *types.Package
		for _, name := range pkg.Scope().Names() {
			o := pkg.Scope().Lookup(name)
			if !o.Exported() || !isGeneric(o) && !Whole(path) {
				continue
			}
			if !IsGeneric(path, name) {
				t.Errorf("%s.%s has no source", path, name)
				continue
			}
			if own == nil {
				own = check(t, im, path)
			}
			same(t, o, own.Scope().Lookup(name))
		}
	}
}

// TestNothingElse finds source of what is compiled, or is not Go's.
func TestNothingElse(t *testing.T) {
	im := Importer(token.NewFileSet())
	for _, path := range Generics() {
		pkg, err := im.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for name := range declared(Generic(path)) {
			if o := pkg.Scope().Lookup(name); token.IsExported(name) && (o == nil || !isGeneric(o) && !Whole(path)) {
				t.Errorf("%s.%s has source but is not generic", path, name)
			}
		}
	}
}

// same compares how two objects are declared: constraints, parameters, results,
// and the methods of a type.
func same(t *testing.T, go_, own types.Object) {
	t.Helper()
	if a, b := written(go_), written(own); a != b {
		t.Errorf("%s.%s is\n\t%s, but Go's is\n\t%s", go_.Pkg().Path(), go_.Name(), b, a)
	}
	if _, ok := go_.(*types.TypeName); !ok {
		return
	}
	a, b := types.NewMethodSet(types.NewPointer(go_.Type())), types.NewMethodSet(types.NewPointer(own.Type()))
	for sel := range a.Methods() {
		if !sel.Obj().Exported() {
			continue
		}
		got := b.Lookup(own.Pkg(), sel.Obj().Name())
		if got == nil {
			t.Errorf("%s has no method %s", own, sel.Obj().Name())
		} else if x, y := written(sel.Obj()), written(got.Obj()); x != y {
			t.Errorf("%s.%s is\n\t%s, but Go's is\n\t%s", own.Name(), sel.Obj().Name(), y, x)
		}
	}
}

// written spells an object's type with type parameters numbered and parameters
// without names.
func written(o types.Object) string {
	plain := types.TypeString
	q := func(p *types.Package) string { return p.Path() }
	sig, ok := o.Type().(*types.Signature)
	if !ok {
		if n, ok := o.Type().(*types.Named); ok && n.TypeParams().Len() > 0 {
			return plain(n, q)
		}
		return plain(o.Type().Underlying(), q)
	}
	return plain(nameless(sig), q)
}

// nameless is the signature without names of parameters and results.
func nameless(sig *types.Signature) *types.Signature {
	strip := func(vs *types.Tuple) *types.Tuple {
		var out []*types.Var
		for v := range vs.Variables() {
			out = append(out, types.NewParam(token.NoPos, nil, "", v.Type()))
		}
		return types.NewTuple(out...)
	}
	var params []*types.TypeParam
	for p := range sig.TypeParams().TypeParams() {
		params = append(params, p)
	}
	if len(params) == 0 {
		return types.NewSignatureType(nil, nil, nil, strip(sig.Params()), strip(sig.Results()), sig.Variadic())
	}
	own := make([]*types.TypeParam, len(params))
	args := make([]types.Type, len(params))
	for i, p := range params {
		own[i] = types.NewTypeParam(types.NewTypeName(token.NoPos, nil, p.Obj().Name(), nil), nil)
		args[i] = own[i]
	}
	inst, err := types.Instantiate(nil, sig, args, false)
	if err != nil {
		return sig
	}
	for i, p := range params {
		own[i].SetConstraint(p.Constraint())
	}
	s := inst.(*types.Signature)
	return types.NewSignatureType(nil, nil, own, strip(s.Params()), strip(s.Results()), s.Variadic())
}
