// Package name helps with a misspelt name: everything a user asks for by name
// (a benchmark, a metric, a device, a search method) and does not find comes
// back as an [*Unknown] error that names the nearest ones, so that a typo in a
// cell costs one glance.
package name
