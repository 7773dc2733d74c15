// Package pickle reads Python pickles of protocols 0 to 5 and executes nothing.
//
// A pickle is a program for a small stack machine, and the one of Python calls
// any function that the program names. Published benchmarks come as pickles
// nevertheless, so this machine knows the instructions but no functions: what a
// pickle names is looked up in a short list of constructors of plain data, and
// anything else is refused by its name.
//
//	pickle.go   Load, its options and limits
//	ops.go      the instructions
//	machine.go  stack, marks and memo
//	simple.go   instructions that push a value
//	build.go    instructions that put values together
//	globals.go  the list of names that are known
//	value.go    what comes out
//	numpy.go    arrays and scalars of numpy
//	tensor.go   tensors of torch over their storages
//	frame.go    frames of pandas
//
// What comes out is plain: nil, bool, int64, *big.Int, float64, string, []byte,
// *[List], [Tuple], *[Dict], *[Set], *[Array], *[Tensor], and *[Object] for the
// few classes that are carried without being understood.
//
// Memory is bounded by the pickle's length: every length that a pickle declares
// is compared with the bytes that are left before anything is made, and no
// instruction copies what another made.
package pickle
