package symbols

import (
	"reflect"

	"github.com/traefik/yaegi/interp"

	"naslab/stdlib/symbols/engine"
	"naslab/stdlib/symbols/gonum"
	"naslab/stdlib/symbols/std"
	"naslab/stdlib/symbols/table"
)

// All returns the symbols of every package, for [interp.Interpreter.Use]. The
// maps are new at each call.
func All() interp.Exports {
	all := make(interp.Exports, 256)
	for _, p := range Tables() {
		all[p.Key()] = p.Exports()
	}
	addUnsafe(all)
	all["."] = map[string]reflect.Value{"MapTypes": reflect.ValueOf(mapTypes())}
	return all
}

// Tables lists the tables of all packages: those of the standard library, of
// gonum and of naslab, each by import path.
func Tables() []*table.Package {
	var all []*table.Package
	all = append(all, std.Tables...)
	all = append(all, gonum.Tables...)
	return append(all, engine.Tables...)
}
