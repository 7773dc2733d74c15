package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// seeds are the inputs of the golden files.
func seeds(tb testing.TB) (list []string) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no golden files")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		for _, c := range strings.Split(string(data), "\n### ")[1:] {
			_, body, _ := strings.Cut(c, "\n")
			input, _, _ := strings.Cut(body, "\n=>\n")
			list = append(list, input)
		}
	}
	return list
}

// Whatever is typed, the checker does not fail, and goes on to check the next
// cell.
func FuzzCheck(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	f.Add("type T int\n---\nfunc (t T) M() {}\nfunc (t T) M(x int) {}")
	f.Add("type S[T any] struct{}\ns := S[int]{}\n---\nfunc (s S[T]) M(x T) S[S[T]] { panic(0) }\n---\ns.M(1)")
	f.Fuzz(func(t *testing.T, src string) {
		c := newTestChecker(t)
		for _, text := range strings.Split(src, "\n---\n") {
			at := strings.Index(text, mark)
			text = strings.ReplaceAll(text, mark, "")
			if at >= 0 {
				c.Complete(text, at)
				c.Call(text, at)
			}
			c.Complete(text, len(text))
			c.Call(text, len(text))
			c.About(text)
			cell, faults := c.Check(Source{File: "In", Text: text, Prompt: true})
			for _, x := range faults {
				if strings.HasPrefix(x.Msg, "the type checker failed") {
					t.Fatalf("%s\n%v", text, x)
				}
				_ = x.Text()
			}
			if faults == nil {
				c.Commit(cell, nil)
			}
		}
		if _, faults := c.Check(Source{Text: "_ = 1"}); faults != nil {
			t.Fatal(faults)
		}
	})
}

// complaint is how faults of the syntax begin.
var complaint = regexp.MustCompile(`^(unexpected|expected|brackets do not|the text ends|missing ',')`)

// accepted reports whether Go's parser takes a text for declarations, or for the
// body of a function.
func accepted(src string) bool {
	if _, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+src, 0); err == nil {
		return true
	}
	head := "package p;func _(){"
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", head+src+"\n}", 0)
	if err != nil || len(f.Decls) != 1 {
		return false
	}
	body := f.Decls[0].(*ast.FuncDecl).Body
	return fset.Position(body.Rbrace).Offset == len(head+src)+1
}

// What Go's parser accepts as a file or as statements has no fault of syntax as a
// cell.
func FuzzAccepted(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	for _, s := range []string{
		"if xs := []int{1}; len(xs) > 0 { f() }", "for i := 0\ni < 2\ni++ { f(i) }", "switch m := map[string]int{}; m[``] {\n}", "func (T) M() {}",
		"func() {}()", "for f := func() {}; f != nil; f = nil { f() }", "var f = func() struct{} { return struct{}{} }; f()", "a: b: for {}", ";;", "/* a */",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 5000 || !accepted(src) {
			return
		}
		_, faults := newTestChecker(t).Check(Source{File: "In", Text: src, Prompt: true})
		for _, x := range faults {
			if complaint.MatchString(x.Msg) {
				t.Fatalf("%s\n%v", src, x)
			}
		}
	})
}
