// Package external runs commands of the system's shell for %sh: what they print
// is handed on as it comes, and Ctrl-C ends them with all that they started.
package external
