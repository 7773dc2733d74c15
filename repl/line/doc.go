// Package line reads cells at a terminal. It is the only part of the shell
// that knows readline, which edits one line and has no notion of a cell.
//
// So a cell of several lines is shown in the editor as one line in which a
// return arrow stands for each line end: after a paste (the terminal marks it,
// see paste.go), and when a cell is recalled from the history. Enter then runs
// the cell as it was. Lines that are typed one after the other are read one after
// the other, until the caller finds the cell complete.
//
// editor.go reads, paste.go translates what is pasted, history.go keeps the
// cells of all sessions in a file.
package line
