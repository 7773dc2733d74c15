// Package repl is naslab's shell: the prompt, scripts, notebooks and the
// command line.
//
// The way of a cell through the packages below, each of which does one thing:
//
//	cell      is the text complete? cut it into imports, declarations, statements
//	check     type-check it with go/types; completion and documentation from the same
//	lower     write it anew as the plain Go that the interpreter gets right, with
//	          tests for Ctrl-C
//	lower/rt  what the lowered text calls: defer, recover, select, panics as Go's
//	rtype     make the types of cells real types of the program
//	rescue    what would end the process ends a goroutine
//	kernel    compile and run on a goroutine of its own (the only user of yaegi)
//	session   what stays of a cell, what is freed, the outcome
//	fault     an error as a value with a place
//	show      a value as text
//	picture   pictures in a terminal
//	config    the settings
//	journal   what a session ran, to bring a lost one back
//	bar       a bar of progress below what a cell prints
//	gallery   the figures of a session
//	magic     commands that are not Go: names, arguments, how their lines are read
//	timeit, prof, external   what %timeit, %prof and %sh are made of
//	capture   what the process writes to its standard streams
//	pipe      cells and answers as lines of JSON
//	notebook  files of cells: Markdown, .ipynb, Go
//	page      a notebook as an HTML page
//	line      the line editor (the only user of readline)
//	complete  how a cell can go on, and what a name is
//	paint     the colours of source
//	jupyter   the wire of notebooks (the only user of ZeroMQ)
//	battery   sessions of modern Go, and Go's own programs, run by the real program
//
// Package unsafe is used by rtype and rescue, and in one file each by check (methods that a
// type gets later), kernel (syntax trees the interpreter would keep) and show
// (unexported fields).
//
// This package joins them. main.go is where a program starts, setup.go wires
// the session that users get (packages, package nas, versions), console.go says
// where a shell reads and prints, command.go reads the command line, shell.go
// runs one cell and prints what came of it, record.go and keep.go keep it.
// prompt.go is the loop at the terminal, language.go what its editor knows of
// cells, registry.go the names in strings, describe.go what "name?" answers.
// batch.go runs code and plain pipes, pipe.go is "naslab pipe", run.go and step.go
// run files, export.go writes them in another way, interrupt.go is Ctrl-C. magic.go calls the commands that begin
// with a per cent sign, which magic_*.go hold; settings.go and replay.go are what
// config and journal are for. jupyter.go is a session as a kernel of Jupyter:
// jupyter_show.go what it shows, jupyter_edit.go and jupyter_doc.go what it tells
// about code, jupyter_command.go is "naslab kernel". data_command.go is "naslab
// data", survey_command.go "naslab taxonomy" and
// "naslab check".
package repl
