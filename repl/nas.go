package repl

import (
	"context"
	"io"
	"os"

	"naslab/repl/kernel"
	"naslab/repl/session"
	"naslab/stdlib/nas"
)

// nasImports makes package nas known in every session.
var nasImports = []session.Import{{Name: "nas", Path: nas.Path}}

// bindNas makes the functions of package nas print where the session prints and
// obey its interrupts; one that fails stops the cell. NASLAB_SMOKE cuts long
// work short.
func bindNas(out, err io.Writer, ctx func() context.Context) kernel.Exports {
	return nas.NewSession(nas.Config{
		Out: out, Err: err, Context: ctx, Fail: nas.StopCell,
		Smoke: os.Getenv("NASLAB_SMOKE") != "",
	}).Exports()
}
