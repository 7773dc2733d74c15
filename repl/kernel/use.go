package kernel

import (
	"go/parser"
)

// Use makes more symbols of compiled packages known, also of packages that are
// imported already.
func (k *Kernel) Use(e Exports) error { return k.use(e) }

// Load compiles a file of package main and runs what it declares. name is the
// file's, for positions. The error is an *[Error].
func (k *Kernel) Load(name, text string) error {
	f, err := parser.ParseFile(k.FileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		return &Error{Msg: err.Error(), Inner: true}
	}
	p, err := k.Compile(f)
	if err != nil {
		return err
	}
	return k.Exec(p, 0)
}

// EntryFile is the base name that all loaded files must have: the interpreter
// scopes imports by it.
const EntryFile = entryName

// Exiting reports whether the cell that the calling goroutine belongs to has
// called os.Exit.
func (k *Kernel) Exiting() bool {
	r := k.mine()
	return r != nil && Ending(r.verdict.Load()) == Exited
}
