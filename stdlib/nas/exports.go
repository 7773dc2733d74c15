package nas

import (
	"reflect"
)

// Path is the import path under which cells know this package.
const Path = "naslab/stdlib/nas"

// Exports returns the functions of this package bound to the session, keyed as
// the shell's interpreter wants them: import path, slash, package name. They
// replace the package's own, which work on the default session.
func (s *Session) Exports() map[string]map[string]reflect.Value {
	bound := map[string]reflect.Value{}
	v := reflect.ValueOf(s)
	for i := range v.NumMethod() {
		name := v.Type().Method(i).Name
		switch name {
		case "Exports", "Draw", "Configure": // for the session's owner
		default:
			bound[name] = v.Method(i)
		}
	}
	return map[string]map[string]reflect.Value{Path + "/nas": bound}
}
