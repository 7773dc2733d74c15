package main

import (
	"fmt"
	"go/types"
	"strings"
)

// wrap describes the wrapper of an interface: a struct with one function for
// each method, which the interpreter fills with the methods of a value. It
// finds a field by the name of its method after one letter, and takes the first
// field for the value itself.
type wrap struct {
	name    string // of the interface
	methods []*types.Func
}

func wrapOf(name string, i *types.Interface) wrap {
	w := wrap{name: name}
	for m := range i.Methods() {
		w.methods = append(w.methods, m)
	}
	return w
}

// write prints the wrapper called typeName, with its methods.
func (w wrap) write(b *strings.Builder, typeName string, q types.Qualifier) {
	fmt.Fprintf(b, "\ntype %s struct {\n\tIValue any\n", typeName)
	for _, m := range w.methods {
		fmt.Fprintf(b, "\tW%s func%s\n", m.Name(), signature(m, q, false))
	}
	b.WriteString("}\n")
	for _, m := range w.methods {
		fmt.Fprintf(b, "\nfunc (W %s) %s%s {\n", typeName, m.Name(), signature(m, q, true))
		if m.Name() == "String" && m.Signature().Results().Len() == 1 {
			// fmt may ask for the text of a wrapper that is not filled yet.
			b.WriteString("\tif W.WString == nil {\n\t\treturn \"\"\n\t}\n")
		}
		b.WriteByte('\t')
		if m.Signature().Results().Len() > 0 {
			b.WriteString("return ")
		}
		fmt.Fprintf(b, "W.W%s(%s)\n}\n", m.Name(), arguments(m))
	}
}

// signature prints parameters and results; parameters are called a0, a1, ...
// when they are to have names.
func signature(m *types.Func, q types.Qualifier, named bool) string {
	sig := m.Signature()
	var in, out []string
	for i := range sig.Params().Len() {
		text := types.TypeString(sig.Params().At(i).Type(), q)
		if sig.Variadic() && i == sig.Params().Len()-1 {
			text = "..." + strings.TrimPrefix(text, "[]")
		}
		if named {
			text = fmt.Sprintf("a%d %s", i, text)
		}
		in = append(in, text)
	}
	for i := range sig.Results().Len() {
		out = append(out, types.TypeString(sig.Results().At(i).Type(), q))
	}
	text := "(" + strings.Join(in, ", ") + ")"
	switch len(out) {
	case 0:
		return text
	case 1:
		return text + " " + out[0]
	}
	return text + " (" + strings.Join(out, ", ") + ")"
}

func arguments(m *types.Func) string {
	sig := m.Signature()
	var args []string
	for i := range sig.Params().Len() {
		args = append(args, fmt.Sprintf("a%d", i))
	}
	if sig.Variadic() {
		args[len(args)-1] += "..."
	}
	return strings.Join(args, ", ")
}
