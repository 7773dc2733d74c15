package lower

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"naslab/repl/check"
)

// source is a function or method whose source is known.
type source struct {
	node *ast.FuncDecl
	info *types.Info
	fn   *types.Func
	cell int  // that wrote it, 0 for a library
	ends bool // it calls recover
}

// site is where lowering stands: in which function of which source.
type site struct {
	info    *types.Info
	env     env
	cell    int // for line marks; 0 makes none
	lo, hi  token.Pos
	local   map[types.Object]string
	escapes map[types.Object]bool
	ranges  map[types.Object]types.Object   // keys of a loop over a variable that stays
	known   map[ast.Expr]types.TypeAndValue // of identifiers that stand for texts
	loose   map[types.Object]bool           // variables to which the interpreter gave a type
	gotos   map[types.Object]bool           // labels that a goto means
	heads   map[types.Object]bool           // labels of loops and the like
	fn      *frame
	top     bool // the statements of a cell themselves
}

// frame is one function being emitted.
type frame struct {
	outer   *frame
	results []types.Type
	names   []string // the variables of the results, nil where there are none
	named   bool     // the variables are declared at the head
	assign  bool     // return assigns to the variables first
	bare    bool     // return returns nothing: its values are in the variables
	defers  string   // the list of deferred calls, "" where there is none
	synth   bool     // body of a range over a function
	body    ast.Node // of the source, where it is synthetic
	code    string   // of a synthetic body: variable that says how it was left
	exits   []*exit  // of a synthetic body
	loops   []*loop
	again   bool // a goto may come back to what follows
	mark    int  // line that was marked last
	probes  []probe
	hoisted map[types.Object]string // variables declared at the head, and their names
}

// loop is a statement that break or continue can mean.
type loop struct {
	label  string
	isFor  bool
	synth  bool   // its body is the synthetic function
	next   string // label to go to for continue, "" for a plain continue
	outer  string // label to break, where the loop is made of two
	inner  string // label to continue, where the loop is made of two
	nested bool   // was the label next used
}

// within runs f at another place.
func (l *Lowerer) within(s *site, f func()) {
	at, buf := l.at, l.buf
	l.at, l.buf = s, &strings.Builder{}
	f()
	l.at, l.buf = at, buf
}

// newSite is the place of a declaration's source.
func newSite(info *types.Info, e env, cell int, n ast.Node) *site {
	s := &site{info: info, env: e, cell: cell, local: map[types.Object]string{}, loose: map[types.Object]bool{}, ranges: map[types.Object]types.Object{}}
	if n != nil {
		s.survey(n)
	}
	return s
}

// survey looks at what lies in the source before it is emitted.
func (s *site) survey(n ast.Node) {
	s.lo, s.hi = n.Pos(), n.End()
	s.escapes = escapes(s.info, n)
	s.gotos, s.heads = map[types.Object]bool{}, map[types.Object]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BranchStmt:
			if n.Tok == token.GOTO {
				s.gotos[s.info.Uses[n.Label]] = true
			}
		case *ast.LabeledStmt:
			switch n.Stmt.(type) {
			case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
				s.heads[s.info.Defs[n.Label]] = true
			}
		}
		return true
	})
}

// take notes where a declaration's source is.
func (l *Lowerer) take(d *check.Decl) {
	switch n := d.Node.(type) {
	case *ast.FuncDecl:
		fn, ok := d.Object.(*types.Func)
		if !ok {
			fn, ok = d.Info.Defs[n.Name].(*types.Func)
		}
		if !ok {
			return
		}
		src := &source{node: n, info: d.Info, fn: fn, cell: d.Cell, ends: recovers(n)}
		if sig := fn.Signature(); sig.TypeParams().Len() == 0 && sig.RecvTypeParams().Len() == 0 {
			l.spent = append(l.spent, src)
		}
		if d.Recv == nil {
			set(l, l.funcs, types.Object(fn), src)
			delete(l.names, fn)
			return
		}
		l.takeMethod(d.Recv.Origin().Obj(), n.Name.Name, src)
		set(l, l.funcs, types.Object(fn), src)
	}
}

func (l *Lowerer) takeMethod(recv *types.TypeName, name string, src *source) {
	if l.methods[recv] == nil {
		l.methods[recv] = map[string]*source{}
	}
	set(l, l.methods[recv], name, src)
}

// emitDecl emits a declaration that is not generic.
func (l *Lowerer) emitDecl(d *check.Decl) {
	l.within(newSite(d.Info, nil, d.Cell, nil), func() {
		switch n := d.Node.(type) {
		case *ast.FuncDecl:
			fn := l.declared(d, n)
			switch {
			case fn == nil:
			case d.Recv != nil:
				if d.Recv.TypeParams().Len() == 0 {
					l.redoMethods(d.Recv.Origin())
				}
				for _, t := range l.made[d.Recv.Origin().Obj()] {
					// The instance itself keeps the list of methods it was made with.
					args := make([]types.Type, t.TypeArgs().Len())
					for i := range args {
						args[i] = t.TypeArgs().At(i)
					}
					if now, err := types.Instantiate(nil, t.Origin(), args, false); err == nil {
						l.redoMethods(now.(*types.Named))
					}
				}
			case fn.Signature().TypeParams().Len() == 0 && fn.Name() != "_":
				l.function(fn, nil)
			}
		case *ast.TypeSpec:
			tn, ok := d.Object.(*types.TypeName)
			if ok && !tn.IsAlias() {
				if named, ok := tn.Type().(*types.Named); ok && named.TypeParams().Len() == 0 {
					l.typ(named)
				}
			}
		}
	})
}

func (l *Lowerer) declared(d *check.Decl, n *ast.FuncDecl) *types.Func {
	if fn, ok := d.Object.(*types.Func); ok {
		return fn
	}
	fn, _ := d.Info.Defs[n.Name].(*types.Func)
	return fn
}

// entry returns the statements that run the cell.
func (l *Lowerer) entry(c *check.Cell) (text string) {
	s := newSite(c.Info, nil, c.Number, nil)
	if len(c.Body) > 0 {
		s.survey(&ast.BlockStmt{Lbrace: c.Body[0].Pos(), List: c.Body, Rbrace: c.Body[len(c.Body)-1].End()})
	}
	l.within(s, func() {
		s.top = true
		text = l.capture(func() {
			l.cellBody(c)
			if c.Main != nil {
				l.line("%s()", l.function(c.Main, nil))
			}
		})
	})
	return text
}

// tv is the type and value of an expression.
func (l *Lowerer) tv(e ast.Expr) types.TypeAndValue {
	if tv, ok := l.at.known[e]; ok {
		return tv
	}
	return l.at.info.Types[e]
}

// stand makes an identifier that stands for a text, in place of an expression.
func (l *Lowerer) stand(pos token.Pos, text string, t types.Type) *ast.Ident {
	id := &ast.Ident{NamePos: pos, Name: text}
	if l.at.known == nil {
		l.at.known = map[ast.Expr]types.TypeAndValue{}
	}
	l.at.known[id] = types.TypeAndValue{Type: t}
	return id
}
