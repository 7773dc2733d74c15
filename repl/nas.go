package repl

import (
	"os"
	"reflect"

	"naslab/repl/config"
	"naslab/repl/session"
	"naslab/stdlib/nas"
)

// nasImports makes package nas known in every session.
var nasImports = []session.Import{{Name: "nas", Path: nas.Path}}

// bindNas makes the functions of package nas print where the session prints and
// obey its interrupts; one that fails stops the cell. NASLAB_SMOKE cuts long
// work short.
func bindNas(h Host) Bound {
	cfg := nas.Config{
		Out: h.Out, Err: h.Err, Context: h.Context, Fail: nas.StopCell,
		Drawn:   func(p nas.Picture) { h.Figure(p.Figure.Title, p.Files) },
		Display: h.Display, Magic: h.Magic,
		Smoke: os.Getenv("NASLAB_SMOKE") != "",
	}
	if h.Bar != nil {
		cfg.Bar = func(what string, total int) nas.Bar { return h.Bar(what, total) }
	}
	s := nas.NewSession(cfg)
	return Bound{
		Exports: s.Exports(),
		Draw:    func(v any) (any, bool, error) { return s.Draw(v) },
		Configure: func(c *config.Config) {
			s.Configure(c.Text(config.Runs), c.Text(config.Figures), c.Number(config.Seed), int(c.Number(config.Threads)))
		},
	}
}

// isPicture reports whether a value is a figure that was saved.
func isPicture(v reflect.Value) bool {
	if !v.IsValid() || !v.CanInterface() {
		return false
	}
	_, ok := v.Interface().(nas.Picture)
	return ok
}
