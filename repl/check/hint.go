package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"

	"naslab/engine/name"
)

// hint suggests what an error's author may have meant.
func (j *job) hint(e types.Error) string {
	switch {
	case strings.HasPrefix(e.Msg, "undefined: "):
		n := strings.TrimPrefix(e.Msg, "undefined: ")
		if strings.Contains(n, " (but have ") {
			return ""
		}
		if len(j.byName[n]) > 0 {
			return n + " is a package: follow it with a dot and a name"
		}
		if j.declaredLater(n) {
			return n + " needs a variable that is declared further down; write that first"
		}
		if near := didYouMean(j.nearPackage(n, e.Pos)); near != "" {
			return near
		}
		if meant := foreignNames[n]; meant != "" {
			return "in Go it is " + meant
		}
		if near := didYouMean(j.nearName(n)); near != "" {
			return near
		}
		return j.undeclared(n, e.Pos)
	case strings.Contains(e.Msg, "has no field or method ") && !strings.Contains(e.Msg, "but does have"):
		return didYouMean(j.nearMember(e.Pos))
	case strings.HasPrefix(e.Msg, "unknown field "):
		return didYouMean(j.nearField(e.Pos))
	case twoOfOneName(e.Msg):
		return "a value made before a type was declared again has the old type; make it anew"
	case strings.HasPrefix(e.Msg, "use of package "):
		return "follow it with a dot and a name"
	}
	return ""
}

// oneName matches the complaints about two types of one name.
var oneName = regexp.MustCompile(`type ([^()]+)\) as (.+) value|mismatched types (.+) and (.+)\)`)

func twoOfOneName(msg string) bool {
	m := oneName.FindStringSubmatch(msg)
	return m != nil && (m[1] != "" && m[1] == m[2] || m[3] != "" && m[3] == m[4])
}

// nearName returns names near to an unknown one, or "pkg.Name" ones near to an
// unknown member of a package.
func (j *job) nearName(n string) (list []string) {
	if pkg, member, ok := strings.Cut(n, "."); ok {
		p, ok := j.lookup(pkg).(*types.PkgName)
		if !ok {
			return nil
		}
		for _, n := range near(member, exported(p.Imported())) {
			list = append(list, pkg+"."+n)
		}
		return list
	}
	known := slices.Collect(maps.Keys(j.table.names))
	known = append(known, slices.Collect(maps.Keys(j.fresh))...)
	for _, items := range [][]*item{j.p.decls, j.p.stmts} {
		for _, it := range items {
			known = append(known, it.names...)
		}
	}
	known = append(known, types.Universe.Names()...)
	slices.Sort(known)
	return near(n, slices.Compact(known))
}

// nearPackage returns packages near to a name before a dot that nothing else is
// near to.
func (j *job) nearPackage(n string, pos token.Pos) (list []string) {
	j.each(func(node ast.Node) {
		s, ok := node.(*ast.SelectorExpr)
		if !ok || s.X.Pos() != pos || len(j.nearValue(n)) > 0 {
			return
		}
		if id, ok := s.X.(*ast.Ident); ok && id.Name == n {
			list = near(n, slices.Sorted(maps.Keys(j.byName)))
		}
	})
	return list
}

// nearValue returns the names of the session near to one.
func (j *job) nearValue(n string) []string {
	return near(n, slices.Sorted(maps.Keys(j.table.names)))
}

// declaredLater reports whether a declaration of the cell must wait for a
// statement.
func (j *job) declaredLater(n string) bool {
	return slices.ContainsFunc(j.p.decls, func(it *item) bool {
		return it.need >= 0 && slices.Contains(it.names, n) && j.fresh[n] == nil
	})
}

// undeclared tells how to declare a name that is assigned to, or that a function
// literal uses for itself.
func (j *job) undeclared(n string, pos token.Pos) (hint string) {
	j.each(func(node ast.Node) {
		a, ok := node.(*ast.AssignStmt)
		if !ok || pos < a.Pos() || pos >= a.End() {
			return
		}
		for _, e := range a.Lhs {
			id, ok := e.(*ast.Ident)
			switch {
			case !ok || id.Name != n:
			case a.Tok == token.ASSIGN && id.Pos() == pos:
				hint = n + " := declares it"
			case a.Tok == token.DEFINE:
				hint = "its value cannot mention " + n + " yet; declare it before, with var"
			}
		}
	})
	return hint
}

// nearMember returns members near to the one that is selected at a position.
func (j *job) nearMember(pos token.Pos) (list []string) {
	j.each(func(n ast.Node) {
		s, ok := n.(*ast.SelectorExpr)
		if !ok || s.Sel.Pos() != pos {
			return
		}
		var known []string
		for _, m := range j.members(j.info.TypeOf(s.X)) {
			known = append(known, m.obj.Name())
		}
		list = near(s.Sel.Name, known)
	})
	return list
}

// nearField returns fields near to the key of a literal at a position.
func (j *job) nearField(pos token.Pos) (list []string) {
	j.each(func(n ast.Node) {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return
		}
		s := structOf(j.info.TypeOf(lit))
		for _, e := range lit.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok || kv.Pos() != pos || s == nil {
				continue
			}
			var known []string
			for f := range s.Fields() {
				if j.visible(f) {
					known = append(known, f.Name())
				}
			}
			if id, ok := kv.Key.(*ast.Ident); ok {
				list = near(id.Name, known)
			}
		}
	})
	return list
}

// each calls f for every node of the cell.
func (j *job) each(f func(ast.Node)) {
	for _, items := range [][]*item{j.p.decls, j.p.stmts} {
		for _, it := range items {
			ast.Inspect(it.node, func(n ast.Node) bool {
				if n != nil {
					f(n)
				}
				return true
			})
		}
	}
}

func exported(p *types.Package) (list []string) {
	for _, n := range p.Scope().Names() {
		if token.IsExported(n) {
			list = append(list, n)
		}
	}
	return list
}

// near is [name.Nearest] without the word itself and without a whole short list.
// Nothing but its other case is near to a single letter.
func near(word string, known []string) []string {
	known = slices.DeleteFunc(known, func(k string) bool {
		return k == word || len(word) == 1 && !strings.EqualFold(k, word)
	})
	if len(known) <= 4 {
		known = append(known, "", "", "", "", "")
	}
	return slices.DeleteFunc(name.Nearest(word, known), func(k string) bool { return k == "" })
}
