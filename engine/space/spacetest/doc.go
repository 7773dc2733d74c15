// Package spacetest is the conformance kit for search spaces: every space runs
// through [Run] in its own tests, and the built-in ones, whose graphs are networks
// that can be built, through [Network].
//
// run.go lists the checks; form.go, sampling.go, whole.go, operators.go and
// codes.go hold them; network.go checks graphs; data.go finds the measured tables
// that spaces are compared with.
package spacetest
