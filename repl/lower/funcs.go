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
	src := l.sourceFunc(fn)
	if src == nil {
		l.refuse(0, "the function %s is not known here", fn.Name())
	}
	return l.instance(src, args)
}

// sourceFunc returns the source of a function, nil when it is not known.
func (l *Lowerer) sourceFunc(fn *types.Func) *source {
	if src := l.funcs[fn.Origin()]; src != nil {
		return src
	}
	return l.libraryFunc(fn)
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
	var params, prologue []string
	var recv types.Type
	if d.Recv != nil {
		recv = sig.Recv().Type()
	}
	forms := l.forms(src, recv, sig)
	if recv != nil {
		form := asIs
		if forms != nil {
			form, forms = forms[0], forms[1:]
		}
		p, first := l.parameter(l.receiverName(d), recv, form)
		params, prologue = append(params, p), append(prologue, first)
	}
	list, first := l.params(sig, forms)
	return "func " + name + l.rest(append(params, list...), append(prologue, first...), sig, d.Body)
}

func (l *Lowerer) receiverName(d *ast.FuncDecl) string {
	if names := d.Recv.List[0].Names; len(names) > 0 && names[0].Name != "_" {
		if o := l.at.info.Defs[names[0]]; o != nil {
			return l.localName(o)
		}
	}
	return l.fresh("r")
}

// params declares parameters, and returns the statements that make the variables
// of them.
func (l *Lowerer) params(sig *types.Signature, forms []passing) (list, prologue []string) {
	for i := range sig.Params().Len() {
		p := sig.Params().At(i)
		name := ""
		if p.Name() != "" && p.Name() != "_" {
			name = l.localName(p)
		} else {
			name = l.fresh("p")
		}
		if forms == nil || forms[i] == asIs {
			list = append(list, name+" "+l.paramType(sig, i))
			continue
		}
		text, first := l.parameter(name, p.Type(), forms[i])
		list, prologue = append(list, text), append(prologue, first)
	}
	return list, prologue
}

// rest is what follows the name of a function: parameters, results and body, with
// statements before it.
func (l *Lowerer) rest(params, prologue []string, sig *types.Signature, body *ast.BlockStmt) string {
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
		for _, s := range prologue {
			if s != "" {
				l.line("%s", s)
			}
		}
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

// ownFrame is the text of a function literal of the given type that another
// goroutine may run. The interpreter keeps a literal's value in a place of the
// frame that it was evaluated in, and puts back what was there before whenever a
// call of the value ends. In a loop, and behind a label that goto jumps to, the
// next value may stand there by then, and would be lost, or another one be taken
// for it; so there the literal is evaluated in a frame of its own.
func (l *Lowerer) ownFrame(text, typ string) string {
	if again := l.at.fn != nil && l.at.fn.again; l.depth() == 0 && !again {
		return text
	}
	return "func() " + typ + " {\nreturn " + text + "\n}()"
}

// literal is a function literal.
func (l *Lowerer) literal(e *ast.FuncLit) string {
	sig := l.tv(e).Type.(*types.Signature)
	top, mark := l.at.top, 0
	if l.at.fn != nil {
		mark = l.at.fn.mark
	}
	l.at.top = false
	params, _ := l.params(sig, nil)
	text := "func" + l.rest(params, nil, sig, e.Body)
	l.at.top = top
	if l.at.fn != nil {
		l.at.fn.mark = mark
	}
	return text
}
