package main

import (
	"go/build"
	"strings"
)

// fileName names the file of a package's table: its import path without the
// group's prefix, with underscores.
func fileName(g group, path string) string {
	base := strings.NewReplacer("/", "_", ".", "_", "-", "_").Replace(strings.TrimPrefix(path, g.prefix))
	if platform[path] {
		return base + "_" + build.Default.GOOS + "_" + build.Default.GOARCH + ".go"
	}
	return base + "_table.go"
}

// tableName names the variable of a package's table: "net/http" is netHTTP's
// plain relative netHttpTable.
func tableName(g group, path string) string {
	var b strings.Builder
	for i, part := range strings.FieldsFunc(strings.TrimPrefix(path, g.prefix), func(r rune) bool { return strings.ContainsRune("/.-_", r) }) {
		if i > 0 {
			part = strings.ToUpper(part[:1]) + part[1:]
		}
		b.WriteString(part)
	}
	return b.String() + "Table"
}

// wrapName names the wrapper of an interface.
func wrapName(variable, name string) string {
	return strings.TrimSuffix(variable, "Table") + name + "Wrapper"
}

// buildTag is the build constraint of the machine that this runs for.
func buildTag() string { return build.Default.GOOS + " && " + build.Default.GOARCH }
