// Command port makes the copy of gotch that naslab is built against.
//
// gotch v0.9.1 is written for libtorch 2.1 and links it into every binary that
// imports it, which costs each start half a second and 160 MB even when no
// tensor is ever made. The port changes both without keeping anybody's code in
// this repository:
//
//	go.mod          names the version of gotch; its module comes from the module cache
//	.gotch/libtch   gotch's raw binding, edited and cut down to the functions that package
//	                tensor uses, plus trampolines.c: for every function of the C++ shim a
//	                C function that finds the real one at its first call
//	.gotch/shim     the C++ shim, cut down in the same way, in parts that compile side by side
//	.gotch/lib      libtch.so, the compiled shim: the only file that needs libtorch
//	go.work         replaces the module by .gotch, so that a plain `go build ./...` works
//
// All of it is ignored by git and made again by
//
//	GOWORK=off go run ./engine/tensor/port
//
// which does nothing when nothing changed, and must be run again when package
// tensor starts to use another function of gotch. Only the package libtch is taken:
// naslab's own package tensor is written on it directly, so gotch's packages ts,
// nn and vision are not needed.
//
// What stands where: main.go runs the steps; find.go finds libtorch and g++;
// module.go finds the gotch module; goside.go assembles the binding; edits.go
// mends gotch by exact, counted edits; prune.go drops what is not used; header.go reads the C headers; trampoline.go writes the trampolines;
// parts.go and shim.go compile the shim and stub what this libtorch lacks;
// stamp.go decides that nothing changed; write.go writes files that differ. The
// folder ext holds naslab's own additions to the shim.
package main
