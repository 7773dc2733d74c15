package columns

// Direction says which values of a column are better.
type Direction string

// The directions. Plain is a column that is no objective.
const (
	Plain  Direction = ""
	Lower  Direction = "lower"
	Higher Direction = "higher"
)

// Kind is what the cells of a column are.
type Kind string

// The kinds. A column of numbers may hold no text; a column of text may hold
// digits, whose leading zeros then count.
const (
	Number Kind = "number"
	Text   Kind = "text"
)

// Field describes a column.
type Field struct {
	Name   string    `json:"name"`
	Kind   Kind      `json:"kind"`
	Unit   string    `json:"unit,omitempty"`   // such as "ms"; empty for a count or a label
	Better Direction `json:"better,omitempty"` // which values are better
	Note   string    `json:"note,omitempty"`   // a sentence, such as where the column comes from
	Gaps   []Gap     `json:"gaps,omitempty"`   // cells that are no value; the empty cell always is one
}

// Gap is a reason why a cell has no value.
type Gap struct {
	Text string `json:"text"` // how the table as CSV marks it, such as "-1e+08"
	Why  string `json:"why"`  // such as "not a number at the origin"
}

// NotMeasured is the reason of an empty cell.
const NotMeasured = "not measured"

// Info is what a table says of itself.
type Info struct {
	Name    string   `json:"name"`              // such as "nb201/archs"
	Title   string   `json:"title,omitempty"`   // one line
	Key     []string `json:"key,omitempty"`     // columns that name a row; empty for none
	Licence string   `json:"licence,omitempty"` // of the data
	Cite    []string `json:"cite,omitempty"`    // whom to cite, one work each
	From    []Source `json:"from,omitempty"`    // files that the cells come from
}

// Source is a file that cells come from.
type Source struct {
	File   string `json:"file"`             // name or address
	SHA256 string `json:"sha256,omitempty"` // of its bytes, in hex
}
