// Package devicetest is the conformance kit for devices: every device runs
// through [Run] in its own tests.
package devicetest
