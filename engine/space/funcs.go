package space

// Funcs is a space made of functions, for a cell that defines its own. Make
// one with [NewFuncs].
type Funcs struct {
	name  string
	dims  []Dim
	check func(Arch) error
	graph func(Arch) (*Graph, error)
	own   Traits
}

// NewFuncs makes a space from its decisions. check may be nil: then any choice
// in range is legal. graph may be nil: then the graph is a chain with one node
// for each decision that counts, labelled "name=choice". It returns an error
// when dims is empty, a decision has no choice, a name stands twice or a
// dependency is unknown.
func NewFuncs(name string, dims []Dim, check func(Arch) error, graph func(Arch) (*Graph, error)) (*Funcs, error) {
	if err := checkDims(name, dims); err != nil {
		return nil, err
	}
	return &Funcs{name: name, dims: dims, check: check, graph: graph}, nil
}

// Name returns the space's name.
func (f *Funcs) Name() string { return f.name }

// Dims lists the decisions.
func (f *Funcs) Dims() []Dim { return f.dims }

// Check returns nil for an architecture of this space.
func (f *Funcs) Check(a Arch) error {
	if err := CheckGenes(f.name, f.dims, a); err != nil || f.check == nil {
		return err
	}
	return f.check(a)
}

// Graph returns the network's operations.
func (f *Funcs) Graph(a Arch) (*Graph, error) {
	if err := f.Check(a); err != nil {
		return nil, err
	}
	if f.graph != nil {
		return f.graph(a)
	}
	return chain(f, a)
}

// With returns the same space with the given traits, in place of those that are
// derived from the decisions.
func (f *Funcs) With(t Traits) *Funcs {
	with := *f
	with.own = t
	return &with
}

// Traits returns what the space brings beyond its decisions.
func (f *Funcs) Traits() *Traits { return &f.own }

// String gives the name and the number of decisions.
func (f *Funcs) String() string { return describe(f) }
