package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// goVersion is the language that cells are written in.
const goVersion = "go1.26"

func newInfo() *types.Info {
	return &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances:  map[*ast.Ident]types.Instance{},
	}
}

// types runs go/types over declarations in the world as it is now, with more
// objects in it.
func (j *job) types(decls []ast.Decl, more ...types.Object) []types.Error {
	j.world(more...)
	var errs []types.Error
	conf := j.conf(&errs)
	file := &ast.File{Name: ast.NewIdent("main"), Decls: decls}
	types.NewChecker(conf, j.fset, j.pkg, j.info).Files([]*ast.File{file})
	return errs
}

func (j *job) conf(errs *[]types.Error) *types.Config {
	return &types.Config{
		GoVersion: goVersion,
		Importer:  j.cfg.Importer,
		Error: func(err error) {
			if e, ok := err.(types.Error); ok && !tolerated(e) {
				*errs = append(*errs, e)
			}
		},
		DisableUnusedImportCheck: true,
	}
}

// tolerated reports whether a cell may have the error: variables are there to
// be used by later cells.
func tolerated(e types.Error) bool {
	return e.Soft && strings.HasPrefix(e.Msg, "declared and not used")
}

// declare checks declarations. What the signatures of late methods mention goes
// first.
func (j *job) declare(items []*item) Faults {
	late := lateIn(items)
	if len(late) == 0 {
		return j.declareNow(items)
	}
	first, rest := ahead(items, late)
	if f := j.declareNow(first); f != nil {
		return f
	}
	return j.declareNow(rest)
}

// declareNow checks declarations together. Those of earlier cells that do not
// fit any more are left out.
func (j *job) declareNow(items []*item) Faults {
	for len(items) > 0 {
		l, f := j.attach(lateIn(items))
		if f != nil || j.retry {
			return f
		}
		items = j.without(items, l.why)
		errs := j.types(asDecls(items))
		if len(errs) == 0 || j.loose {
			j.record(items, l)
			return nil
		}
		l.undo()
		left, own := j.blame(items, errs)
		if len(own) > 0 || len(left) == len(items) {
			return j.faults(own, errs)
		}
		items = left
	}
	return nil
}

// asDecls returns the syntax of items at package level.
func asDecls(items []*item) []ast.Decl {
	var list []ast.Decl
	for _, it := range items {
		switch n := it.node.(type) {
		case *ast.TypeSpec:
			list = append(list, &ast.GenDecl{Tok: token.TYPE, TokPos: n.Pos(), Specs: []ast.Spec{n}})
		case *ast.ValueSpec:
			list = append(list, varDecl(n))
		case ast.Decl:
			list = append(list, n)
		}
	}
	return list
}

// record takes over what items declare.
func (j *job) record(items []*item, l *late) {
	var vars []*item
	for _, it := range items {
		objs := j.objects(it)
		for _, o := range objs {
			j.put(o)
		}
		if it.tok == token.VAR {
			vars = append(vars, it)
		}
	}
	for _, it := range items {
		if it.tok == token.VAR {
			continue
		}
		d := j.decl(it)
		if m := l.objects[it]; m != nil {
			// The check made another object, with the parameters that the
			// body uses.
			setType(m, d.Object.Type())
			j.info.Defs[it.node.(*ast.FuncDecl).Name] = m
			d.Object, d.Recv, d.Late = m, receiverOf(m), true
			j.over[j.table.methods[d.Recv.Obj()][m.Name()]] = true
		}
		j.over[it.again] = true
		j.decls = append(j.decls, d)
	}
	j.packageVars(vars)
}

// objects returns what an item declares in the package.
func (j *job) objects(it *item) (list []types.Object) {
	add := func(id *ast.Ident) {
		if o := j.info.Defs[id]; o != nil && id.Name != "_" {
			list = append(list, o)
		}
	}
	switch n := it.node.(type) {
	case *ast.FuncDecl:
		if it.recv == "" {
			add(n.Name)
		}
	case *ast.TypeSpec:
		add(n.Name)
	case *ast.ValueSpec:
		for _, id := range n.Names {
			add(id)
		}
	case *ast.GenDecl:
		for _, s := range n.Specs {
			for _, id := range s.(*ast.ValueSpec).Names {
				add(id)
			}
		}
	}
	return list
}

// decl makes the declaration of an item that was checked.
func (j *job) decl(it *item) *Decl {
	d := &Decl{
		Kind: it.tok, Node: it.node, Info: j.info, Text: it.text, Cell: it.cell,
		Uses: j.uses(it.node), objects: j.objects(it), free: it.free, doc: it.doc,
	}
	switch n := it.node.(type) {
	case *ast.FuncDecl:
		d.Object = j.info.Defs[n.Name]
		d.Recv = receiverOf(d.Object)
	case *ast.TypeSpec:
		d.Object = j.info.Defs[n.Name]
	}
	return d
}

// receiverOf returns the origin of a method's receiver type, or nil.
func receiverOf(o types.Object) *types.Named {
	f, ok := o.(*types.Func)
	if !ok || f.Signature().Recv() == nil {
		return nil
	}
	t := f.Signature().Recv().Type()
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Origin()
	}
	return nil
}

// uses returns the session objects and methods that a tree mentions.
func (j *job) uses(n ast.Node) map[types.Object]bool {
	uses := map[types.Object]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		o := j.info.Uses[id]
		if o == nil || o.Pkg() != j.pkg || isPackage(o) {
			return true
		}
		if f, ok := o.(*types.Func); ok && f.Signature().Recv() != nil {
			f = f.Origin()
			if r := receiverOf(f); r != nil && methodNamed(r, f.Name()) == f {
				uses[f] = true
			}
		} else if j.known(o.Name()) == o {
			uses[o] = true
		}
		return true
	})
	return uses
}
