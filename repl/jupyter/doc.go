// Package jupyter makes a language a Jupyter kernel: it speaks version 5.4 of
// Jupyter's messaging protocol over ZeroMQ and knows nothing of Go cells, which
// it leaves to a [Language]. It alone imports zmq4.
//
// A kernel is a process that a notebook server starts with the name of a
// connection file. It answers on five sockets: shell for requests that wait for
// their turn, control for those that may not wait (interrupt, shutdown), stdin
// for asking the user, iopub for all that a cell shows, heartbeat as an echo.
//
//	language.go    what the kernel evaluates, and what it offers in return
//	connection.go  the connection file
//	message.go     messages, their frames and signatures
//	socket.go      the five sockets
//	greet.go       connections that say nothing do not shut out others
//	queue.go       requests that wait for their turn, and which of them to give up
//	kernel.go      Run: serve until told to stop
//	request.go     which request is answered by what
//	execute.go     running a cell, with all that is published around it
//	editor.go      completion, documentation, "is this complete"; offsets
//	history.go     the cells of this kernel
//	stream.go      printed text, gathered so that it comes in few messages
//	display.go     pictures, tables, bars that are drawn over
//	input.go       asking the user for a line
//	parent.go      a kernel whose server has died ends
//	spec.go        install, find and remove the entry that makes Jupyter list it
//	folder.go      where such entries lie
//	logo.go        its picture
package jupyter
