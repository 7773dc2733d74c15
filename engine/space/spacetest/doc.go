// Package spacetest is the conformance kit for search spaces: every space runs
// through [Run] in its own tests.
package spacetest
