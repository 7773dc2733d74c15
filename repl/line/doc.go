// Package line reads cells at a terminal. It is the only part of the shell that
// knows readline, and takes from it what it knows of terminals: raw mode and the
// size of the window. A cell has several lines, which readline's own editor knows
// nothing of; the editor here edits a cell as one text.
//
// The way of a key, each step a part that can be tried alone:
//
//	key.go       bytes of the terminal become keys and pastes
//	keymap.go    a key does something to the machine
//	machine.go   what is edited and what is shown beside it; Enter and pastes
//	view.go      the machine laid out: text, signature, candidates, search
//	frame.go     text set into rows of the window's width
//	screen.go    rows drawn where they differ from what is there
//
// The machine is made of buffer.go (text, cursor, undo), indent.go, kill.go (cut
// and put back), recall.go and search.go (the history), menu.go (completion).
// history.go keeps the cells of all sessions in a file. editor.go is the loop
// around all that, help.go looks signatures up when the user pauses, above.go
// prints above the prompt and follows the window's size, dumb.go serves terminals
// without escape sequences, system_unix.go is what differs between systems.
//
// What is typed is Go only through [Language].
package line
