package battery

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naslab/repl"
	"naslab/repl/cell"
	"naslab/stdlib/export"
)

// between stands between the outputs of two cells.
const between = "\x1e"

// compareWithGo makes one program of the [go] sessions of each file, a package
// for each session, and compares what it prints.
func compareWithGo(t *testing.T, files []string) {
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			all := readSessions(t, file)
			if !slices.ContainsFunc(all, func(e exercise) bool { return e.isGo }) {
				return
			}
			said := runWithGo(t, all)
			if *update {
				writeSessions(t, file, said)
				return
			}
			for i, e := range all {
				if !e.isGo {
					continue
				}
				for j, c := range e.cells {
					if said[i][j] != c.print {
						t.Errorf("%s: cell %d: Go prints\n%swant\n%s", e.name, j+1, said[i][j], c.print)
					}
				}
			}
		})
	}
}

// runWithGo returns what each cell of the [go] sessions prints.
func runWithGo(t *testing.T, all []exercise) map[int][]string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module battery\n\ngo 1.26\n")
	var imports, calls strings.Builder
	for i, e := range all {
		if e.isGo {
			write(fmt.Sprintf("s%dmain/s.go", i), e.program(t, i))
			fmt.Fprintf(&imports, "\t\"battery/s%dmain\"\n", i)
			fmt.Fprintf(&calls, "\tif os.Args[1] == \"%d\" { s%dmain.Run_() }\n", i, i)
		}
	}
	write("main.go", "package main\n\nimport (\n\t\"os\"\n"+imports.String()+")\n\nfunc main() {\n"+calls.String()+"}\n")
	build := exec.Command("go", "build", "-o", "battery", ".")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	said := map[int][]string{}
	for i, e := range all {
		if !e.isGo {
			continue
		}
		var errs bytes.Buffer
		run := exec.Command(filepath.Join(dir, "battery"), strconv.Itoa(i))
		run.Dir, run.Stderr = t.TempDir(), &errs
		out, err := run.Output()
		if err != nil {
			t.Errorf("%s: %v\n%s", e.name, err, errs.String())
		}
		own := fmt.Sprintf("s%dmain.", i)
		text := strings.NewReplacer("battery/"+own, "main.", own, "main.").Replace(string(out))
		said[i] = append(strings.Split(text, between), make([]string, len(e.cells))...)[:len(e.cells)]
	}
	return said
}

// program is the session as a package with a function Run_.
func (e exercise) program(t *testing.T, number int) string {
	t.Helper()
	var decls, body strings.Builder
	imports := map[string]string{"os": ""} // names by path
	unresolved, variables := map[string]bool{}, map[string]bool{}
	for i, c := range e.cells {
		if i > 0 {
			fmt.Fprintf(&body, "os.Stdout.WriteString(%q)\n", between)
		}
		if c.error != "" {
			body.WriteString("func() {\ndefer func() { wants(recover(), " + strconv.Quote(c.error) + ") }()\n")
		}
		for _, p := range cell.Split(c.code) {
			switch {
			case p.Kind == cell.Import:
				addImports(t, imports, p.Text)
			case p.Kind == cell.Decl && !(strings.HasPrefix(p.Text, "var") && c.acts()):
				decls.WriteString(p.Text + "\n")
				selectors("package p\n"+p.Text, unresolved)
			default:
				names := defined(p.Text)
				body.WriteString(p.Text + "\n")
				for _, name := range names {
					variables[name] = true
					body.WriteString("_ = " + name + "\n")
				}
				selectors("package p\nfunc f() {\n"+p.Text+"\n}", unresolved)
			}
		}
		if c.error != "" {
			body.WriteString("}()\n")
		}
	}
	for name := range unresolved {
		if path := packageNamed(name, imports); path != "" && !variables[name] {
			imports[path] = ""
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "package s%dmain\n\nimport (\n", number)
	for path, name := range imports {
		fmt.Fprintf(&b, "\t%s %q\n", name, path)
	}
	b.WriteString(")\n\nvar _ = os.Args\n\nfunc wants(r any, part string) {\n\tif !strings_Contains(fmt_Sprint(r), part) {\n\t\tpanic(fmt_Sprint(\"panicked with \", r))\n\t}\n}\n")
	b.WriteString(decls.String() + "\nfunc Run_() {\n" + body.String() + "}\n")
	text := b.String()
	text = strings.Replace(text, "import (\n", "import (\n\tfmt_ \"fmt\"\n\tstrings_ \"strings\"\n", 1)
	text = strings.ReplaceAll(text, "strings_Contains", "strings_.Contains")
	return strings.ReplaceAll(text, "fmt_Sprint", "fmt_.Sprint")
}

// acts reports whether a cell has statements: its variables are not those of
// the package then.
func (c exerciseCell) acts() bool {
	return slices.ContainsFunc(cell.Split(c.code), func(p cell.Piece) bool { return p.Kind == cell.Stmt })
}

// defined are the variables that a statement makes.
func defined(stmt string) []string {
	f, err := parser.ParseFile(token.NewFileSet(), "", "package p\nfunc f() {\n"+stmt+"\n}", parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	var ids []ast.Expr
	for _, s := range f.Decls[0].(*ast.FuncDecl).Body.List {
		switch s := s.(type) {
		case *ast.AssignStmt:
			if s.Tok == token.DEFINE {
				ids = append(ids, s.Lhs...)
			}
		case *ast.DeclStmt:
			for _, spec := range s.Decl.(*ast.GenDecl).Specs {
				if v, ok := spec.(*ast.ValueSpec); ok && s.Decl.(*ast.GenDecl).Tok == token.VAR {
					for _, n := range v.Names {
						ids = append(ids, n)
					}
				}
			}
		}
	}
	var names []string
	for _, id := range ids {
		if name := id.(*ast.Ident).Name; name != "_" {
			names = append(names, name)
		}
	}
	return names
}

func addImports(t *testing.T, imports map[string]string, text string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+text, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		path, _ := strconv.Unquote(i.Path.Value)
		imports[path] = ""
		if i.Name != nil {
			imports[path] = i.Name.Name
		}
	}
}

// selectors collects the x of x.Name that nothing in src declares.
func selectors(src string, found map[string]bool) {
	f, err := parser.ParseFile(token.NewFileSet(), "", src, 0)
	if err != nil {
		return
	}
	free := map[*ast.Ident]bool{}
	for _, id := range f.Unresolved {
		free[id] = true
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := s.X.(*ast.Ident); ok && free[id] {
				found[id.Name] = true
			}
		}
		return true
	})
}

// packageNamed is the import path that a cell means by a name.
func packageNamed(name string, imports map[string]string) string {
	for path, as := range imports {
		if as == name || as == "" && export.Name(path) == name {
			return ""
		}
	}
	if path := repl.DefaultSetup().Prefer[name]; path != "" {
		return path
	}
	i := slices.IndexFunc(export.Paths(), func(path string) bool {
		return export.Name(path) == name && !strings.Contains(strings.Split(path, "/")[0], ".") && !strings.HasPrefix(path, "naslab/")
	})
	if i < 0 {
		return ""
	}
	return export.Paths()[i]
}

// writeSessions writes into a file what Go prints.
func writeSessions(t *testing.T, file string, said map[int][]string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	session, number := -1, -1
	isGo, wanted := false, false
	var rest string // of what a cell does, besides printing
	flush := func() {
		if !isGo || number < 0 {
			return
		}
		if print := said[session][number]; print != "" || rest != "" {
			out.WriteString("---\n" + print + rest)
		}
		rest = ""
	}
	for line := range strings.Lines(string(b)) {
		switch {
		case strings.HasPrefix(line, "=== "):
			flush()
			session, number, isGo, wanted = session+1, -1, strings.HasSuffix(line, " [go]\n"), false
		case strings.HasPrefix(line, ">>>"):
			flush()
			number, wanted = number+1, false
		case isGo && line == "---\n":
			wanted = true
			continue
		case isGo && wanted:
			if strings.HasPrefix(line, "=> ") || strings.HasPrefix(line, "!! ") || strings.HasPrefix(line, "?") {
				rest += line
			}
			continue
		}
		out.WriteString(line)
	}
	flush()
	if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
