package lower

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"naslab/repl/kernel"
)

// function returns the name of a function whose source is known, with its type
// arguments, and emits it when that was not done.
func (l *Lowerer) function(fn *types.Func, args []types.Type) string {
	fn = fn.Origin()
	src := l.funcs[fn]
	if src == nil {
		src = l.libraryFunc(fn)
	}
	if src == nil {
		l.refuse(0, "the function %s is not known here", fn.Name())
	}
	return l.instance(src, args)
}

func (l *Lowerer) instance(src *source, args []types.Type) string {
	key := fmt.Sprintf("func %d", l.id(src.fn))
	for _, a := range args {
		key += "[" + l.key(a) + "]"
	}
	if len(args) == 0 {
		if n := l.names[src.fn]; n != "" {
			return n
		}
	} else if n := l.insts[key]; n != "" {
		return n
	}
	n := l.fresh(base(src.fn.Name()))
	if len(args) == 0 {
		set(l, l.names, types.Object(src.fn), n)
	} else {
		set(l, l.insts, key, n)
	}
	e := env{}
	params := src.fn.Signature().TypeParams()
	for i := range params.Len() {
		if i < len(args) {
			e[params.At(i)] = args[i]
		}
	}
	l.unit.Funcs[n] = Func{src.fn.Name(), src.node}
	l.queue = append(l.queue, func() {
		l.within(newSite(src.info, e, src.cell, src.node), func() {
			l.decls = append(l.decls, l.funcText(n, src))
		})
	})
	return n
}

// funcText is the declaration of a function or, with the receiver as first
// parameter, of a method.
func (l *Lowerer) funcText(name string, src *source) string {
	d := src.node
	if d.Body == nil {
		l.refuse(d.Pos(), "the function %s has no body", d.Name.Name)
	}
	sig := src.fn.Signature()
	var params []string
	if d.Recv != nil {
		params = append(params, l.receiver(d, sig))
	}
	params = append(params, l.params(sig)...)
	return "func " + name + l.rest(params, sig, d.Body)
}

func (l *Lowerer) receiver(d *ast.FuncDecl, sig *types.Signature) string {
	name := l.fresh("r")
	if names := d.Recv.List[0].Names; len(names) > 0 && names[0].Name != "_" {
		if o := l.at.info.Defs[names[0]]; o != nil {
			name = l.localName(o)
		}
	}
	return name + " " + l.typ(sig.Recv().Type())
}

func (l *Lowerer) params(sig *types.Signature) []string {
	list := make([]string, sig.Params().Len())
	for i := range list {
		p := sig.Params().At(i)
		name := ""
		if p.Name() != "" && p.Name() != "_" {
			name = l.localName(p)
		} else {
			name = l.fresh("p")
		}
		list[i] = name + " " + l.paramType(sig, i)
	}
	return list
}

// rest is what follows the name of a function: parameters, results and body.
func (l *Lowerer) rest(params []string, sig *types.Signature, body *ast.BlockStmt) string {
	f := &frame{outer: l.at.fn}
	for i := range sig.Results().Len() {
		f.results = append(f.results, sig.Results().At(i).Type())
	}
	defers := hasDefer(body)
	l.probes(f, body)
	whole := defers || len(f.probes) > 0
	named := sig.Results().Len() > 0 && sig.Results().At(0).Name() != ""
	if named || whole {
		l.nameResults(f, sig)
		f.named = true
	}
	l.at.fn = f
	text := l.capture(func() {
		l.enter()
		for i, n := range f.names {
			l.line("var %s %s", n, l.typ(f.results[i]))
		}
		if whole {
			l.deferring(f, body, defers)
		} else {
			f.assign = named && l.resultsEscape(sig)
			l.stmts(body.List)
		}
	})
	l.at.fn = f.outer
	return "(" + strings.Join(params, ", ") + ")" + l.results(sig) + " {\n" + text + "}"
}

// nameResults gives the results variables. The interpreter's own named results
// keep the values of the call before.
func (l *Lowerer) nameResults(f *frame, sig *types.Signature) {
	for i := range sig.Results().Len() {
		r := sig.Results().At(i)
		if r.Name() == "" || r.Name() == "_" {
			f.names = append(f.names, l.fresh("r"))
			continue
		}
		f.names = append(f.names, l.localName(r))
	}
}

func (l *Lowerer) resultsEscape(sig *types.Signature) bool {
	for i := range sig.Results().Len() {
		if l.at.escapes[sig.Results().At(i)] {
			return true
		}
	}
	return false
}

// enter emits what stands at the entry of a function: it counts the flag up, so
// that now and then the kernel sees how deep the stack is.
func (l *Lowerer) enter() {
	l.line("%s++", kernel.FlagName)
	l.test()
}

// test emits the test of the flag by which a cell is stopped.
func (l *Lowerer) test() {
	l.line("if %s > %d {\n%s()\n}", kernel.FlagName, kernel.FlagLimit, rt("Check"))
}

// closure puts a function literal into a variable. Handed to a compiled function,
// or converted, as it is, it would see the variables of its function as they are
// when it is called, not those of its own iteration.
func (l *Lowerer) closure(text string) string {
	t := l.fresh("t")
	l.line("%s := %s", t, text)
	return t
}

// literal is a function literal.
func (l *Lowerer) literal(e *ast.FuncLit) string {
	sig := l.tv(e).Type.(*types.Signature)
	top, mark := l.at.top, 0
	if l.at.fn != nil {
		mark = l.at.fn.mark
	}
	l.at.top = false
	text := "func" + l.rest(l.params(sig), sig, e.Body)
	l.at.top = top
	if l.at.fn != nil {
		l.at.fn.mark = mark
	}
	return text
}
