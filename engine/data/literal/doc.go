// Package literal reads values written as text: JSON, the JSON that Python
// writes (NaN and Infinity stand bare), and Python's own literals (tuples, texts
// in either quotes, None). Published benchmarks come in all three. Nothing is
// evaluated: a call, a name or an operator is an error.
//
// Objects keep the order of their keys, and numbers their text, because tables
// are made from them that must come out the same.
package literal
