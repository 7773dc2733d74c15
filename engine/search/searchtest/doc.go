// Package searchtest is the conformance kit for search methods: every method
// runs through [Run] in its own tests.
//
// What it asks of a method: only legal architectures; at most as many as asked;
// the same proposals for the same seed; no trouble with asking before telling,
// telling in any order and any batch, being told what it did not propose, and
// failed trials; one, two and three objectives; spaces with dependent
// decisions, with constraints, with a single decision; and an end or repeats
// once a space is exhausted, never an error or an endless loop. Methods never
// see costs that are not finite: the loop records those as failed.
package searchtest
