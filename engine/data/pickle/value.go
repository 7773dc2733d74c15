package pickle

// List is a Python list.
type List struct{ Items []any }

// Tuple is a Python tuple.
type Tuple []any

// Set is a Python set or frozenset, in the order of the pickle; values that
// occur twice are kept twice.
type Set struct{ Items []any }

// Dict is a Python dict in the order of the pickle.
type Dict struct {
	Keys, Values []any
	at           map[any]int // of keys that are texts or whole numbers
}

// Get returns the value of a key that is a text or an int64.
func (d *Dict) Get(key any) (any, bool) {
	i, ok := d.at[key]
	if !ok {
		return nil, false
	}
	return d.Values[i], true
}

// Len is the number of keys.
func (d *Dict) Len() int { return len(d.Keys) }

// set gives a key a value. Keys that are neither texts nor whole numbers are
// appended without a look whether they are there.
func (d *Dict) set(key, value any) {
	switch key.(type) {
	case string, int64:
	default:
		d.Keys, d.Values = append(d.Keys, key), append(d.Values, value)
		return
	}
	if i, ok := d.at[key]; ok {
		d.Values[i] = value
		return
	}
	if d.at == nil {
		d.at = map[any]int{}
	}
	d.at[key] = len(d.Keys)
	d.Keys, d.Values = append(d.Keys, key), append(d.Values, value)
}

// Object is an object of a class that is carried but not understood.
type Object struct {
	Class string // such as "pandas.core.frame.DataFrame"
	Args  Tuple  // what it was made from
	State any    // what it was given afterwards; may be nil
}

// global is a name that the pickle may use.
type global string
