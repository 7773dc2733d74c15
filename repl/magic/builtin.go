package magic

// builtin lists the shell's own magics in the order in which %help prints them.
var builtin = []Spec{
	{Name: "help", Usage: "[MAGIC]", Help: "what can be done at the prompt", Takes: Magic, Line: true},
	{Name: "magic", Help: "all magics, each with a line", Line: true},
	{Name: "doc", Usage: "NAME", Help: "declaration and documentation of a name", Takes: Var, Line: true,
		More: "NAME is a name of the session, a package, or a member such as sort.Slice. The same as NAME?"},

	{Name: "time", Usage: "CELL", Help: "run a cell and tell how long it took", Takes: Go, Line: true, Cell: true},
	{Name: "timeit", Usage: "[-n LOOPS] [-r RUNS] CELL", Help: "run a cell many times: mean and deviation", Takes: Go,
		Flags: []string{"-n=", "-r="}, Line: true, Cell: true,
		More: "LOOPS runs of the cell make one measurement; without -n there are so many that one takes about a fifth of a\n" +
			"second. RUNS measurements are made, 7 without -r. Its variables are the cell's own, and nothing is shown."},
	{Name: "prof", Usage: "[-o FILE] CELL", Help: "run a cell and tell where its time went", Takes: Go,
		Flags: []string{"-o="}, Line: true, Cell: true,
		More: "Lines of the session's own code are sampled 100 times a second, and compiled functions by Go's CPU profiler.\n" +
			"-o writes the latter for \"go tool pprof FILE\"."},

	{Name: "full", Usage: "CELL", Help: "run a cell and show its value whole, however long", Takes: Go, Line: true, Cell: true},
	{Name: "who", Help: "names that the session has defined", Line: true},
	{Name: "whos", Usage: "[NAME...]", Help: "the same with types, values and sizes", Takes: Var, Line: true},
	{Name: "fig", Usage: "[N]", Help: "list the figures, or show one again", Takes: Text, Line: true},
	{Name: "runs", Usage: "[DIR]", Help: "list the studies in a folder", Takes: Dir, Line: true,
		More: "Name, benchmark, method, evaluations, hypervolume or best value and date of each; \"runs\" without DIR."},

	{Name: "run", Usage: "FILE", Help: "run a notebook or script in this session", Takes: File, Line: true},
	{Name: "load", Usage: "FILE", Help: "put a file into the next cell, to edit and run it", Takes: File, Line: true},
	{Name: "save", Usage: "[-f] FILE [CELLS]", Help: "write the session to a file", Takes: File, Flags: []string{"-f"}, Line: true,
		More: "The ending says how: .go a script, .md or .ipynb a notebook, .html a page. CELLS such as 1-4,7 picks some; without\n" +
			"it, all that went well. -f writes over a file that is there."},
	{Name: "writefile", Usage: "FILE", Help: "write the cell's lines to a file", Takes: File, Cell: true},
	{Name: "history", Usage: "[-n N] [CELLS | WORD]", Help: "what was entered", Takes: Text, Flags: []string{"-n="}, Line: true,
		More: "The last N cells, 20 without -n; with CELLS such as 1-4,7, those; with WORD, the cells that hold it."},
	{Name: "reset", Help: "forget everything that was defined", Line: true},

	{Name: "cd", Usage: "[DIR]", Help: "change the working folder; without DIR to the home folder, with - back", Takes: Dir, Line: true},
	{Name: "pwd", Help: "the working folder", Line: true},
	{Name: "ls", Usage: "[DIR]", Help: "list a folder", Takes: Dir, Line: true},
	{Name: "env", Usage: "[NAME[=VALUE]]", Help: "show or set environment variables", Takes: Env, Line: true},
	{Name: "sh", Usage: "COMMAND", Help: "run a command of the system's shell; !COMMAND does too", Takes: File, Line: true, Cell: true},

	{Name: "config", Usage: "[-w] [KEY [VALUE]]", Help: "show or change the settings", Takes: Setting, Flags: []string{"-w"}, Line: true,
		More: "A change holds for this session; with -w it is also written to the file of settings."},
	{Name: "register", Usage: "NAME FUNC", Help: "make a function of yours a magic", Takes: Var, Line: true,
		More: "FUNC is a func(string), or a func(string) error, of the session: after \"%register sweep f\", the line\n" +
			"\"%sweep a b\" calls f(\"a b\"). An error that it returns is shown as a sentence.\n" +
			"nas.Magic(\"sweep\", f) does the same within a cell."},
	{Name: "quit", Help: "leave; so do Ctrl-D, exit and quit", Line: true},
}
