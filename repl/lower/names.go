package lower

import (
	"fmt"
	"go/types"
	"strings"

	"naslab/repl/kernel"
)

// Names that the text uses beside those of package kernel.
const (
	// TypesPath is the import path of the package that holds the real types.
	TypesPath = "naslab/types"
	// TypesName is its name.
	TypesName = "ty__"
)

// fresh returns a name that nothing else has.
func (l *Lowerer) fresh(prefix string) string {
	l.count++
	return fmt.Sprintf("%s__%d", prefix, l.count)
}

// base is what a name looks like in the text: the user's, kept readable.
func base(name string) string {
	name, _, _ = strings.Cut(name, "[") // of a type in an instance of a function
	switch name {
	case "", "_":
		return "v"
	case "t": // what begins so is a value that nobody else can change; see isTemp
		return "t_"
	}
	return name
}

// global gives a session variable its name and declares it.
func (l *Lowerer) global(v *types.Var) string {
	if n := l.names[v]; n != "" {
		return n
	}
	t := l.typ(v.Type())
	if n := l.reuse(t); n != "" {
		set(l, l.names, types.Object(v), n)
		return n
	}
	n := l.fresh(base(v.Name()))
	set(l, l.names, types.Object(v), n)
	set(l, l.places, n, t)
	l.decls = append(l.decls, "var "+n+" "+t)
	return n
}

// reuse takes a spare place for a variable whose type has the text t, "" when
// there is none.
func (l *Lowerer) reuse(t string) string {
	spare := l.spare[t]
	if len(spare) == 0 {
		return ""
	}
	n := spare[len(spare)-1]
	set(l, l.spare, t, spare[:len(spare)-1:len(spare)-1])
	return n
}

// object returns the text that means a variable.
func (l *Lowerer) object(v *types.Var) string {
	if n := l.names[v]; n != "" {
		return n
	}
	if n, ok := l.at.local[v]; ok {
		return n
	}
	if v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
		if v.Pkg().Path() != mainPath && !l.isSource(v.Pkg()) {
			return l.packageVar(v)
		}
		return l.global(v)
	}
	return l.localName(v)
}

// localName returns the name of a local variable, which nothing else has: no
// variable hides another.
func (l *Lowerer) localName(o types.Object) string {
	if n, ok := l.at.local[o]; ok {
		return n
	}
	n := l.fresh(base(o.Name()))
	l.at.local[o] = n
	return n
}

// imported returns the name of an imported package in the text.
func (l *Lowerer) imported(path string) string {
	if n := l.imports[path]; n != "" {
		return n
	}
	n := l.packages[path]
	if n == "" {
		n = l.packageName(path)
		l.packages[path] = n
	}
	set(l, l.imports, path, n)
	l.unit.Imports = append(l.unit.Imports, Import{n, path})
	return n
}

// packageName is a name for a package that no other has had, also one whose unit was
// dropped: the interpreter may know it.
func (l *Lowerer) packageName(path string) string {
	n := "p__" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, path)
	for taken := true; taken; {
		taken = false
		for _, other := range l.packages {
			taken = taken || other == n
		}
		if taken {
			n += "_"
		}
	}
	return n
}

// rt is the text of a function of the runtime.
func rt(name string) string { return kernel.RuntimeName + "." + name }

// mainPath is the path of the package that cells are in.
const mainPath = "main"
