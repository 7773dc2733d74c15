package pickle

import (
	"fmt"
	"slices"
)

// maker makes a value from the arguments of a call.
type maker func(m *machine, name global, args Tuple) (any, error)

// makers are the names that may be called. Everything that they make is plain
// data; no name means a function that does anything else.
var makers map[global]maker

func init() { // makers and its functions refer to each other through machine
	makers = map[global]maker{
		"collections.OrderedDict":         makeDict,
		"__builtin__.set":                 makeSet,
		"builtins.set":                    makeSet,
		"__builtin__.frozenset":           makeSet,
		"builtins.frozenset":              makeSet,
		"builtins.bytearray":              makeBytes,
		"__builtin__.bytearray":           makeBytes,
		"builtins.slice":                  makeObject,
		"_codecs.encode":                  makeEncoded,
		"numpy.dtype":                     makeDType,
		"torch._utils._rebuild_tensor_v2": makeTensor,
		"torch._utils._rebuild_parameter": makeParameter,
	}
	for _, core := range []string{"numpy.core.", "numpy._core."} {
		makers[global(core+"multiarray.scalar")] = makeScalar
		makers[global(core+"multiarray._reconstruct")] = makeEmptyArray
		makers[global(core+"numeric._frombuffer")] = makeBufferArray
	}
	for _, class := range []string{
		"pandas.core.frame.DataFrame", "pandas.core.indexes.base.Index", "pandas.core.indexes.base._new_Index",
		"pandas.core.indexes.range.RangeIndex", "pandas.core.internals.managers.BlockManager",
	} {
		makers[global(class)] = makeObject
	}
}

// plainNames may stand as arguments but not be called.
var plainNames = []global{
	"numpy.ndarray",
	"torch.FloatStorage", "torch.DoubleStorage", "torch.HalfStorage", "torch.BFloat16Storage", "torch.LongStorage", "torch.IntStorage",
	"torch.ShortStorage", "torch.CharStorage", "torch.ByteStorage", "torch.BoolStorage",
}

// named puts a name on the stack if it is known.
func (m *machine) named(module, name string) error {
	g := global(module + "." + name)
	if makers[g] == nil && !slices.Contains(plainNames, g) {
		return m.fail("the file asks for %.120q, which is not on the list of plain data and is never called", string(g))
	}
	return m.push(g)
}

func (m *machine) globalLines() error {
	module, err := m.line("a module's name")
	if err != nil {
		return err
	}
	name, err := m.line("a name")
	if err != nil {
		return err
	}
	return m.named(module, name)
}

func (m *machine) stackGlobal() error {
	name, err := m.pop()
	if err != nil {
		return err
	}
	module, err := m.pop()
	if err != nil {
		return err
	}
	ms, ok1 := module.(string)
	ns, ok2 := name.(string)
	if !ok1 || !ok2 {
		return m.fail("two texts were expected as a module and a name, not %s and %s", kindOf(module), kindOf(name))
	}
	return m.named(ms, ns)
}

// call makes a value and pushes it.
func (m *machine) call(callee any, args any) error {
	g, ok := callee.(global)
	if !ok {
		return m.fail("a name was expected to make a value with, not %s", kindOf(callee))
	}
	t, ok := args.(Tuple)
	if !ok {
		return m.fail("a tuple of arguments was expected for %s, not %s", g, kindOf(args))
	}
	build := makers[g]
	if build == nil {
		return m.fail("%s is no constructor of plain data and is never called", g)
	}
	v, err := build(m, g, t)
	if err != nil {
		return m.fail("%s: %v", g, err)
	}
	return m.push(v)
}

func (m *machine) reduce() error {
	args, err := m.pop()
	if err != nil {
		return err
	}
	callee, err := m.pop()
	if err != nil {
		return err
	}
	return m.call(callee, args)
}

func (m *machine) newObj() error { return m.reduce() }

func (m *machine) newObjEx() error {
	named, err := m.pop()
	if err != nil {
		return err
	}
	if d, ok := named.(*Dict); !ok || d.Len() > 0 {
		return m.fail("arguments by name are not known")
	}
	return m.reduce()
}

func (m *machine) inst() error {
	if err := m.globalLines(); err != nil {
		return err
	}
	g, _ := m.pop()
	items, err := m.popMark()
	if err != nil {
		return err
	}
	return m.call(g, Tuple(slices.Clone(items)))
}

func (m *machine) obj() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	if len(items) == 0 {
		return m.fail("a name was expected to make a value with")
	}
	return m.call(items[0], Tuple(slices.Clone(items[1:])))
}

func (m *machine) extension() error {
	return m.fail("the file asks for a name by a number of a registry, which is never looked up")
}

func (m *machine) persLine() error {
	s, err := m.line("a persistent id")
	if err != nil {
		return err
	}
	return m.persistent(s)
}

func (m *machine) persTop() error {
	id, err := m.pop()
	if err != nil {
		return err
	}
	return m.persistent(id)
}

func (m *machine) persistent(id any) error {
	if m.options.Persistent == nil {
		return m.fail("the file refers to data outside of the pickle, which this kind of file has not")
	}
	v, err := m.options.Persistent(id)
	if err != nil {
		return m.fail("%v", err)
	}
	return m.push(v)
}

// build gives the value on the stack its state.
func (m *machine) build() error {
	state, err := m.pop()
	if err != nil {
		return err
	}
	v, err := m.top()
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case *dtype:
		return m.wrap(v.build(state))
	case *Array:
		return m.wrap(v.build(state))
	case *Object:
		v.State = state
		return nil
	case *Dict, *Tensor: // attributes, such as the versions of a state dict
		return nil
	}
	return m.fail("%s takes no state", kindOf(v))
}

func (m *machine) wrap(err error) error {
	if err == nil {
		return nil
	}
	return m.fail("%v", err)
}

func makeDict(m *machine, _ global, args Tuple) (any, error) {
	d := &Dict{}
	if len(args) == 0 {
		return d, nil
	}
	l, ok := args[0].(*List)
	if !ok || len(args) != 1 {
		return nil, fmt.Errorf("a list of pairs was expected, not %s", kindOf(args[0]))
	}
	if err := m.spend(16 * len(l.Items)); err != nil {
		return nil, err
	}
	for _, item := range l.Items {
		pair := items(item)
		if len(pair) != 2 {
			return nil, fmt.Errorf("a list of pairs was expected, but it holds %s", kindOf(item))
		}
		if err := m.fill(d, pair); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// items are the values in a list or tuple.
func items(v any) []any {
	switch v := v.(type) {
	case *List:
		return v.Items
	case Tuple:
		return v
	}
	return nil
}

func makeSet(m *machine, _ global, args Tuple) (any, error) {
	if len(args) == 0 {
		return &Set{}, nil
	}
	if err := m.spend(16 * len(items(args[0]))); err != nil {
		return nil, err
	}
	return &Set{slices.Clone(items(args[0]))}, nil
}

func makeBytes(_ *machine, _ global, args Tuple) (any, error) {
	if len(args) == 0 {
		return []byte{}, nil
	}
	if b, ok := args[0].([]byte); ok && len(args) == 1 {
		return b, nil
	}
	return nil, fmt.Errorf("bytes were expected, not %s", kindOf(args[0]))
}

func makeObject(_ *machine, name global, args Tuple) (any, error) {
	return &Object{Class: string(name), Args: args}, nil
}

// makeEncoded is how Python 3 writes bytes for Python 2: a text whose
// characters are the bytes.
func makeEncoded(m *machine, _ global, args Tuple) (any, error) {
	if len(args) != 2 || args[1] != "latin1" && args[1] != "latin-1" {
		return nil, fmt.Errorf("a text and \"latin1\" were expected")
	}
	s, ok := args[0].(string)
	if !ok {
		return nil, fmt.Errorf("a text was expected, not %s", kindOf(args[0]))
	}
	if err := m.spend(len(s)); err != nil {
		return nil, err
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xff {
			return nil, fmt.Errorf("character %q is no byte", r)
		}
		b = append(b, byte(r))
	}
	return b, nil
}
