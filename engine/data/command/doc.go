// Package command is "naslab data": the catalogue and the store on a command
// line. It prints to writers and asks through functions, so that a shell, a test
// or a page can be in front of it.
//
//	command.go  the words, flags and errors
//	list.go     what there is, here and elsewhere; whom to cite
//	take.go     get, import and the terms of licences; verify
package command
