package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// usedNames returns, sorted, what the Go files of dir take from gotch's package
// libtch. Of the 2,500 generated functions only these are compiled: all of them
// would cost a fresh machine more than two minutes.
func usedNames(dir string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	used := map[string]bool{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		local := importName(file, gotchPath+"/libtch")
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && local != "" && x.Name == local {
					used[sel.Sel.Name] = true
				}
			}
			return true
		})
	}
	names := make([]string, 0, len(used))
	for name := range used {
		names = append(names, name)
	}
	sort.Strings(names)
	return names, nil
}

// importName returns the name under which file imports path, or "".
func importName(file *ast.File, path string) string {
	for _, spec := range file.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); p != path {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return filepath.Base(path)
	}
	return ""
}

// prune drops from the generated files all functions but those in used, and
// those that the hand-written files call.
func prune(files map[string][]byte, used []string) error {
	want := map[string]bool{}
	for _, name := range used {
		want[name] = true
	}
	var err error
	if files["c-generated.go"], err = pruneGo(files["c-generated.go"], want); err != nil {
		return err
	}
	called := map[string]bool{}
	for name, text := range files {
		if strings.HasSuffix(name, ".go") {
			for _, m := range cCall.FindAllSubmatch(text, -1) {
				called[string(m[1])] = true
			}
		}
	}
	files["torch_api_generated.h"] = keep(files["torch_api_generated.h"], "\n", called)
	files["torch_api_generated.cpp.h"] = keep(files["torch_api_generated.cpp.h"], "\n}\n", called)
	return nil
}

var (
	cCall   = regexp.MustCompile(`\bC\.(atg_\w+)\(`)
	cDefine = regexp.MustCompile(`(?m)^[\w ]+\**\s*\b(atg_\w+)\(`)
)

// keep cuts C text after each end and keeps the pieces that declare or define a
// function in want.
func keep(text []byte, end string, want map[string]bool) []byte {
	var b bytes.Buffer
	for _, piece := range bytes.SplitAfter(text, []byte(end)) {
		if m := cDefine.FindSubmatch(piece); m != nil && want[string(m[1])] {
			b.Write(bytes.TrimLeft(piece, "\n"))
		}
	}
	return b.Bytes()
}

// pruneGo keeps the functions in want and all that is no function. It reports a
// wanted generated function that is not there.
func pruneGo(src []byte, want map[string]bool) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "c-generated.go", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	found := map[string]bool{}
	at := 0
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		first, last := fset.Position(fn.Pos()).Offset, fset.Position(fn.End()).Offset
		found[fn.Name.Name] = true
		b.Write(src[at:first])
		if want[fn.Name.Name] {
			b.Write(src[first:last])
		}
		at = last
	}
	b.Write(src[at:])
	for name := range want {
		if strings.HasPrefix(name, "Atg") && !found[name] && !patched[name] {
			return nil, fmt.Errorf("engine/tensor uses libtch.%s, which gotch does not have", name)
		}
	}
	return b.Bytes(), nil
}

// Functions of the form Atg... that gotch has in a hand-written file.
var patched = map[string]bool{
	"AtgAlignTensors": true, "AtgBroadcastTensors": true, "AtgChunk": true, "AtgMeshgrid": true, "AtgNonzeroNumpy": true,
	"AtgSplit": true, "AtgSplitWithSizes": true, "AtgUnbind": true, "AtgWhere": true,
}
