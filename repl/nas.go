package repl

import (
	"os"

	"naslab/repl/session"
	"naslab/stdlib/nas"
)

// nasImports makes package nas known in every session.
var nasImports = []session.Import{{Name: "nas", Path: nas.Path}}

// bindNas makes the functions of package nas print where the session prints and
// obey its interrupts; one that fails stops the cell. NASLAB_SMOKE cuts long
// work short.
func bindNas(h Host) Bound {
	s := nas.NewSession(nas.Config{
		Out: h.Out, Err: h.Err, Context: h.Context, Fail: nas.StopCell,
		Drawn:   func(p nas.Picture) { h.Figure(p.Figure.Title, p.Files) },
		Display: h.Display,
		Smoke:   os.Getenv("NASLAB_SMOKE") != "",
	})
	return Bound{
		Exports: s.Exports(),
		Draw:    func(v any) (any, bool, error) { return s.Draw(v) },
	}
}
