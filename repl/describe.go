package repl

import (
	"fmt"
	"go/doc/comment"
	"go/parser"
	"strings"

	"naslab/engine/name"
	"naslab/repl/complete"
	"naslab/repl/paint"
	"naslab/stdlib/export"
)

// question reads "name?", which asks what a name is, and "name??", which asks
// for its source; the marks may also stand in front. Instead of a name there may
// be an expression.
func question(text string) (expr string, source, ok bool) {
	s := strings.TrimSpace(text)
	expr = strings.Trim(s, "?")
	if expr == s || expr == "" || strings.ContainsAny(s, "\n%") || strings.Contains(s, "//") {
		return "", false, false
	}
	if strings.HasPrefix(s, "?") && strings.HasSuffix(s, "?") || len(s)-len(expr) > 2 {
		return "", false, false
	}
	expr = strings.TrimSpace(expr)
	if _, err := parser.ParseExpr(expr); err != nil {
		return "", false, false
	}
	return expr, strings.Contains(s, "??"), true
}

// describe finds what is known about a name or expression.
func (sh *shell) describe(expr string) (complete.About, bool) {
	if expr == "" {
		return complete.About{}, false
	}
	return sh.sources().Go.About(expr)
}

// about answers a question.
func (sh *shell) about(expr string, source bool) verdict {
	a, ok := sh.describe(expr)
	if !ok {
		return sh.fail("%s", sh.notDefined(expr))
	}
	if source && a.Source != "" {
		fmt.Fprintln(sh.out, sh.code(strings.TrimRight(a.Source, "\n")))
		sh.place(a)
		return fine
	}
	fmt.Fprintln(sh.out, sh.code(heading(a)))
	if a.Value != "" {
		fmt.Fprintln(sh.out, a.Value)
	}
	if doc := docText(a.Doc, "    ", min(sh.width(), 100)); doc != "" {
		fmt.Fprint(sh.out, doc)
	}
	if a.Kind == complete.Package {
		sh.members(expr)
	}
	sh.place(a)
	if why := undocumented(a); why != "" {
		fmt.Fprintln(sh.out, sh.dim(why))
	}
	if source {
		fmt.Fprintln(sh.out, sh.dim("there is no source here: it is compiled"))
	}
	return fine
}

// heading is the declaration of what is described.
func heading(a complete.About) string {
	switch {
	case a.Kind == complete.Package && a.Place != "":
		return "package " + a.Name + " // import " + fmt.Sprintf("%q", a.Place)
	case a.Decl == "" || a.Kind == complete.Var && a.Type != "" && !strings.HasPrefix(a.Decl, "var "):
		return strings.TrimSpace(fmt.Sprintf("%s %s %s", a.Kind, a.Name, a.Type))
	}
	return strings.TrimRight(a.Decl, "\n")
}

// undocumented is the sentence about a package whose doc comments are not in this
// binary, "" when they are.
func undocumented(a complete.About) string {
	if known := export.Has(a.Place) || a.Place == "builtin"; !known || export.Documented(a.Place) {
		return ""
	}
	return "this binary has no doc comments of Go and gonum; \"make build\" in naslab's source puts them in"
}

// place says where it is from.
func (sh *shell) place(a complete.About) {
	if a.Place != "" && a.Kind != complete.Package {
		fmt.Fprintln(sh.out, sh.dim("from "+a.Place))
	}
}

// members lists what a package has.
func (sh *shell) members(pkg string) {
	src := pkg + "."
	_, items := sh.sources().Go.Complete(src, len(src))
	var names []string
	for _, it := range items {
		names = append(names, it.Text)
	}
	if len(names) > 0 {
		fmt.Fprintln(sh.out, columns(names, min(sh.width(), 100)-2))
	}
}

// notDefined is the sentence about an unknown name, with the nearest one.
func (sh *shell) notDefined(expr string) string {
	said := expr + " is not defined"
	dot := strings.LastIndexByte(expr, '.')
	var known []string
	_, items := sh.sources().Go.Complete(expr[:dot+1], dot+1)
	for _, it := range items {
		known = append(known, it.Text)
	}
	if dot < 0 {
		for _, n := range sh.ses.Who() {
			known = append(known, n.Name)
		}
	}
	if near := name.Nearest(expr[dot+1:], known); len(near) > 0 && len(near) < len(known) {
		said += "; did you mean " + expr[:dot+1] + near[0] + "?"
	}
	return said
}

// docText is a doc comment as text of a width, each line after an indentation;
// "" for none.
func docText(doc, indent string, width int) string {
	if strings.TrimSpace(doc) == "" {
		return ""
	}
	p := docParser()
	pr := comment.Printer{TextPrefix: indent, TextCodePrefix: indent + "    ", TextWidth: max(20, width-len(indent))}
	return string(pr.Text(p.Parse(doc)))
}

// docParser reads doc comments. A name in brackets is a link, brackets around
// nothing are part of a type.
func docParser() comment.Parser {
	return comment.Parser{LookupSym: func(_, name string) bool { return name != "" }}
}

// code is Go as it is shown.
func (sh *shell) code(src string) string {
	if !sh.color {
		return src
	}
	return paint.ANSI(src, paint.Go(src))
}

// width is that of the terminal, or of a page.
func (sh *shell) width() int {
	if sh.columns == nil {
		return 80
	}
	return sh.columns()
}
