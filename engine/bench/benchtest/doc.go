// Package benchtest is the conformance kit for benchmarks: every benchmark whose
// answers repeat runs through [Run] in its own tests.
package benchtest
