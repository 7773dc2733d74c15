package lower

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"naslab/repl/check"
	"naslab/repl/rtype"
)

// Config is what a lowerer works with.
type Config struct {
	Fset *token.FileSet
	// Importer gives the packages that the source of generic library code
	// imports: the checker's.
	Importer types.Importer
	// Place returns the cell and the line of a position, 0 when it is of none.
	// nil takes the position's line of cell 1.
	Place func(token.Pos) (cell, line int)
	// Real makes the types of cells real ones; else they are the interpreter's.
	Real bool
	// Compiled returns the type of that name in a compiled package, nil when
	// there is none.
	Compiled func(path, name string) reflect.Type
}

// Unit is a lowered cell.
type Unit struct {
	Imports []Import                 // that the text needs and no earlier unit had that was not dropped
	Types   map[string]reflect.Value // new symbols of package [TypesPath]: nil pointers
	Text    string                   // a file of package main
	Entry   string                   // the function that runs the cell
	Funcs   map[string]Func          // the text's functions by their names in it
	undo    []func()
}

// Import is one import of a text.
type Import struct{ Name, Path string }

// Func is where a function of the text comes from.
type Func struct {
	Name string   // as the user wrote it, with the type of a method; "" for the cell itself
	Node ast.Node // its declaration, nil for the cell itself
}

// Drop forgets what was lowered with the unit. It must be called when the unit
// could not be evaluated.
func (u *Unit) Drop() {
	for _, f := range slices.Backward(u.undo) {
		f()
	}
	u.undo = nil
}

// Lowerer lowers the cells of one session, in order.
type Lowerer struct {
	cfg      Config
	names    map[types.Object]string // emitted names of what is declared at package level
	places   map[string]string       // types of session variables by their emitted names
	spare    map[string][]string     // names of variables that are no longer used, by type
	funcs    map[types.Object]*source
	methods  map[*types.TypeName]map[string]*source // by the origin of the receiver
	libs     map[string]*library
	imports  map[string]string               // path to name, of what the interpreter knows
	packages map[string]string               // path to name, of all that were ever needed
	insts    map[string]string               // emitted names of instances by key
	made     map[types.Object][]*types.Named // instances of generic types that have real types
	ids      map[types.Object]int
	clones   map[string]*types.Named
	ctxt     *types.Context
	spent    []*source // whose syntax the next cell does not need any more
	real     *rtype.Types
	binders  []func(reflect.Value) error
	prelude  []string // first statements of the cell
	count    int
	unit     *Unit
	decls    []string // of the unit being made
	queue    []func()
	at       *site
	buf      *strings.Builder
}

// New returns a lowerer that knows no declaration yet.
func New(cfg Config) *Lowerer {
	l := &Lowerer{
		cfg: cfg, names: map[types.Object]string{}, places: map[string]string{}, spare: map[string][]string{}, funcs: map[types.Object]*source{},
		methods: map[*types.TypeName]map[string]*source{}, libs: map[string]*library{},
		imports: map[string]string{}, packages: map[string]string{}, insts: map[string]string{}, ids: map[types.Object]int{}, made: map[types.Object][]*types.Named{},
		clones: map[string]*types.Named{}, ctxt: types.NewContext(),
	}
	if ok, _ := rtype.Available(); cfg.Real && ok {
		l.real = l.newReal()
	}
	l.cfg.Real = l.real != nil
	return l
}

// Cell lowers a checked cell. A *[Refusal] says what cannot be lowered; the
// lowerer then is as it was before.
func (l *Lowerer) Cell(c *check.Cell) (u *Unit, err error) {
	l.unit = &Unit{Types: map[string]reflect.Value{}, Funcs: map[string]Func{}}
	for _, s := range l.spent {
		s.node, s.info = nil, nil
	}
	l.spent = nil
	l.decls, l.queue, l.prelude, l.at, l.buf = nil, nil, nil, nil, &strings.Builder{}
	l.ctxt = c.Context
	defer func() {
		if err != nil {
			l.unit.Drop()
		}
	}()
	defer func() {
		if r := recover(); r != nil {
			refusal, ok := r.(*Refusal)
			if !ok {
				panic(r)
			}
			u, err = nil, refusal
		}
	}()
	l.declare(c)
	body := l.entry(c)
	l.drain()
	l.unit.Entry = l.fresh("cell")
	l.unit.Funcs[l.unit.Entry] = Func{}
	l.decls = append(l.decls, "func "+l.unit.Entry+"() {\n"+strings.Join(append(l.prelude, body), "\n")+"}",
		"func init() { "+rt("Entry")+"("+l.unit.Entry+") }")
	l.unit.Text = "package main\n" + strings.Join(l.decls, "\n") + "\n"
	return l.unit, nil
}

// Name returns the name under which the interpreter knows a session variable
// or function, "" when it does not.
func (l *Lowerer) Name(o types.Object) string { return l.names[o] }

// Recycle lets the next session variable of the same type have the place of one
// that nothing can reach any more and that is zero.
func (l *Lowerer) Recycle(v *types.Var) {
	n := l.names[v]
	if t := l.places[n]; t != "" {
		l.spare[t] = append(l.spare[t], n)
	}
	delete(l.names, v)
}

// declare takes in the cell's declarations and emits those that are not generic.
func (l *Lowerer) declare(c *check.Cell) {
	for _, d := range c.Decls {
		l.take(d)
	}
	for _, v := range c.Vars {
		l.global(v)
	}
	for _, d := range c.Decls {
		l.emitDecl(d)
	}
}

// drain emits what was found to be needed.
func (l *Lowerer) drain() {
	for len(l.queue) > 0 {
		f := l.queue[0]
		l.queue = l.queue[1:]
		f()
	}
}

// set changes a map for as long as the unit lives.
func set[K comparable, V any](l *Lowerer, m map[K]V, k K, v V) {
	old, had := m[k]
	m[k] = v
	l.undo(func() {
		if had {
			m[k] = old
		} else {
			delete(m, k)
		}
	})
}

func (l *Lowerer) undo(f func()) { l.unit.undo = append(l.unit.undo, f) }

// Refusal says what cannot be lowered, and what to write instead.
type Refusal struct {
	Pos token.Pos
	Msg string
}

// Error returns the sentence.
func (r *Refusal) Error() string { return r.Msg }

// refuse ends the lowering of the cell.
func (l *Lowerer) refuse(pos token.Pos, format string, args ...any) {
	panic(&Refusal{pos, fmt.Sprintf(format, args...)})
}
