// Package tensor gives the engine tensors, automatic differentiation and
// optimisers, by libtorch through gotch. It is the only package that knows either.
//
// libtorch is loaded when the first tensor is asked for. Where there is none, or no
// cgo, everything here answers [ErrNoTorch] and says what to install; [Available]
// asks without making anything.
//
// # Scopes
//
// A tensor's memory lies outside Go's heap, so it must be freed by hand or at a
// known moment. [Run] makes a [Scope], and frees at its end all that was made in it:
//
//	err := tensor.Run(func(s *tensor.Scope) error {
//		x := s.Randn(8, 16)          // [8 16]
//		y := x.MatMul(w.T()).GELU()  // made in s, because x is younger than w
//		loss = s.Keep(y.Mean())      // outlives s
//		return nil
//	})
//
// The result of an operation belongs to the youngest scope among its operands. So
// parameters live in an older scope and the values of one training step in a
// younger one, and nothing has to be said. A view that is made of a parameter alone
// belongs to the parameter's scope; w.In(s).Narrow(0, 0, n) makes it in s instead.
// Tensors that were made by [Root] are freed when Go's collector finds them
// unreachable.
//
// A scope may be used by several goroutines, and so may a tensor; but who closes a
// scope must know that the others are done, or they get [ErrFreed].
//
// # Errors
//
// An operation that fails returns a poisoned tensor, and its scope remembers the
// first error, as a bufio.Writer does: [Run] returns it, and [Tensor.Err] tells it.
// Operations on a poisoned tensor do nothing but pass the error on. So a network is
// written as plain expressions, and no error is lost. What hands values back to Go
// (Item, Float32s, Backward, Step) returns an error of its own.
//
// # Shapes
//
// Shapes are slices of int, outermost first: a batch of images is [N C H W]. A
// negative dim counts from the end. Functions that take any number of dims or sizes
// take them as trailing arguments.
//
// # What stands where
//
// scope.go, tensor.go, errors.go: lifetime, one tensor, its errors. apply.go: how
// an operation is called. raw*.go: the functions of gotch that are used, and the
// only import of it; load.go finds libtch.so. create.go, copy.go: between Go slices
// and tensors. shape.go, index.go, arith.go, unary.go, compare.go, reduce.go,
// linear.go, norm.go, conv.go, loss.go, attention.go: operations by kind. grad.go:
// differentiation. optimizer.go, adamw.go, sgd.go: optimisers. seed.go, threads.go,
// device.go, dtype.go: settings. safetensors*.go, checkpoint.go: files. The command
// port makes the port of gotch and explains it.
package tensor
