package complete

// Kind says what a candidate is.
type Kind string

// The kinds.
const (
	Var     Kind = "var"
	Const   Kind = "const"
	Func    Kind = "func"
	Type    Kind = "type"
	Package Kind = "package"
	Field   Kind = "field"
	Method  Kind = "method"
	Keyword Kind = "keyword"
	Param   Kind = "param"
	Magic   Kind = "magic"
	File    Kind = "file"
	Name    Kind = "name" // of something registered, inside a string
)

// Item is one way to go on.
type Item struct {
	Text   string // what stands where the word was
	Kind   Kind
	Detail string // its type or signature, or one line about it; may be empty
}

// Call is the call whose arguments the cursor is in.
type Call struct {
	Func   string   // as the cell writes it, "nas.Search"
	Params []string // "evals int", in order; the last begins with "..." type when variadic
	Result string   // "(*Study, error)"; empty when there is none
	Active int      // index of the parameter at the cursor; len(Params) is past the last
}

// Result is what there is at a place of a cell.
type Result struct {
	From, To int    // byte offsets of the word that a candidate replaces
	Items    []Item // by rank, then by name
	Call     *Call  // nil outside a call
}

// About describes a name, a member or an expression.
type About struct {
	Name   string
	Kind   Kind
	Type   string // "[]float64", or the signature of a function
	Decl   string // "func Search(method string, b *Bench, ...) *Study"
	Doc    string // doc comment, without comment marks; may be empty
	Source string // of what the session defined; may be empty
	Place  string // where it is from: "In [3]", or an import path
	Value  string // short value of a variable; may be empty
}

// Go answers about the Go of a session. Implementations never run code.
type Go interface {
	// Complete returns what can stand at offset at of src, and from where on it
	// replaces the text.
	Complete(src string, at int) (from int, items []Item)
	// Call returns the call whose arguments offset at is in, nil outside one.
	Call(src string, at int) *Call
	// About describes the name or expression, false when it is not known.
	About(expr string) (About, bool)
}
