package main

import (
	"fmt"
	"strings"
)

// Functions of the headers that get no plain trampoline, because the prelude
// defines them.
var handmade = map[string]bool{"get_and_reset_last_err": true}

// trampolines writes the C file that stands in for the shim: each function looks
// the real one up in libtch.so at its first call. While no libtch.so is loaded a
// call returns 0 and leaves an error behind.
func trampolines(prelude string, decls []decl) []byte {
	var b strings.Builder
	b.WriteString(prelude)
	for _, d := range decls {
		if !handmade[d.Name] {
			writeTrampoline(&b, d)
		}
	}
	return []byte(b.String())
}

func writeTrampoline(b *strings.Builder, d decl) {
	var params, args []string
	for i, typ := range d.Params {
		name := fmt.Sprintf("a%d", i)
		args = append(args, name)
		if head, tail, ok := strings.Cut(typ, "(*"); ok {
			params = append(params, head+"(*"+name+tail)
		} else {
			params = append(params, typ+" "+name)
		}
	}
	ret, zero := "return ", " 0"
	if d.Ret == "void" {
		ret, zero = "", ""
	}
	fmt.Fprintf(b, "\n%s %s(%s) {\n", d.Ret, d.Name, strings.Join(params, ", "))
	fmt.Fprintf(b, "  static %s (*f)(%s);\n", d.Ret, strings.Join(d.Params, ", "))
	fmt.Fprintf(b, "  if (!nas_ready((void **)&f, %q)) return%s;\n", d.Name, zero)
	fmt.Fprintf(b, "  %sf(%s);\n}\n", ret, strings.Join(args, ", "))
}
