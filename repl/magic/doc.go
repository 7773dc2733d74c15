// Package magic knows the commands of the shell that are not Go: what they are
// called, what they take and what they do, and how their lines are read. It runs
// none; the shell does.
//
// A line magic, "%time f(3)", takes the rest of its line, or a cell where it
// takes Go. A cell magic, "%%time", takes the lines below it as its body. "!ls"
// is short for "%sh ls", and "%time?" asks what a magic does.
//
// magic.go says what a magic is, set.go keeps those of a session, call.go reads a
// call, builtin.go lists the shell's own, words.go cuts arguments.
package magic
