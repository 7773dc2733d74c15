package repl

import "os"

// Main runs naslab with its command line, without the program's name, and
// returns the exit status: 0, 1 when a cell failed, 2 for a wrong command line,
// 130 after Ctrl-C, or what a cell gave to os.Exit.
func Main(args []string, in, out, err *os.File) int {
	a := &App{Setup: DefaultSetup(), In: in, Out: out, Err: err}
	return a.Run(args)
}
