package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"

	"naslab/repl/cell"
	"naslab/repl/fault"
)

// item is one declaration or statement of a cell.
type item struct {
	tok   token.Token // FUNC, TYPE, CONST or VAR; ILLEGAL for a statement
	node  ast.Node    // *ast.FuncDecl, *ast.TypeSpec, *ast.GenDecl or ast.Stmt
	names []string    // that it declares; none for methods
	recv  string      // name of the receiver type of a method
	free  names       // that it uses; not known for statements
	text  string
	doc   string
	again *Decl  // the declaration of an earlier cell that this is checked again of
	unit  string // of items that are checked again together: the type's name
	cell  int    // that wrote it

	need int // index of the last statement that must come before; -1 for none
}

// parsed is a cell as items.
type parsed struct {
	imports []*ast.ImportSpec
	decls   []*item
	stmts   []*item
	program bool // it has a package clause "main"
	plain   bool // it has no statements, so that var is a declaration too
	quiet   bool // the last value is not to be shown
}

// reader parses a cell. A loose one keeps what it can of a broken cell, and
// remembers the files it made.
type reader struct {
	*Checker
	loose  bool
	broken bool // something did not parse
	files  []*token.File
}

// parse cuts and parses a cell.
func (c *reader) parse(n int) (*parsed, Faults) {
	src := c.sources[n]
	p := &parsed{plain: true}
	pieces := cell.Split(src.Text)
	for _, x := range pieces {
		p.plain = p.plain && x.Kind != cell.Stmt
		p.program = p.program || x.Kind == cell.Package && strings.Fields(x.Text + " -")[1] == "main"
	}
	if len(pieces) > 0 {
		p.quiet = pieces[len(pieces)-1].Quiet
	}
	if f := openComment(n, src); f != nil && !c.loose {
		return nil, f
	}
	end := 0
	for len(pieces) > 0 {
		k := p.class(pieces[0])
		i := 1
		for i < len(pieces) && p.class(pieces[i]) == k {
			i++
		}
		g := group{cell: n, src: src, start: end, last: pieces[i-1], class: k}
		pieces, end = pieces[i:], g.last.Offset+len(g.last.Text)
		if f := c.parseGroup(p, g); f != nil {
			return nil, Faults{f}
		}
		if end < len(src.Text) && src.Text[end] == ';' {
			end++
		}
	}
	return p, nil
}

// class is how a piece is parsed. In a cell with statements var is one.
func (p *parsed) class(x cell.Piece) cell.Kind {
	if !p.plain && x.Kind == cell.Decl && strings.HasPrefix(x.Text, "var") {
		return cell.Stmt
	}
	return x.Kind
}

// group is a run of pieces that are parsed together.
type group struct {
	cell  int
	src   Source
	start int // offset of its text
	last  cell.Piece
	class cell.Kind
}

func (g group) text() string { return g.src.Text[g.start : g.last.Offset+len(g.last.Text)] }

// declHead stands before declarations, on a line of its own, so that a comment
// behind it belongs to what follows.
const declHead = "package main\n"

// parseGroup parses a group and adds its items.
func (c *reader) parseGroup(p *parsed, g group) *fault.Fault {
	if g.class == cell.Package {
		return nil
	}
	head, tail := declHead, ""
	if g.class == cell.Stmt {
		head, tail = "package main;func _(){", "\n}"
	}
	f, err := c.parseText(g.cell, head, g.text()+tail, g.src, g.start)
	if err != nil && !c.loose {
		return g.syntax(err, len(head))
	}
	c.broken = c.broken || err != nil
	if g.class != cell.Stmt {
		p.addDecls(f, g)
		return nil
	}
	body := bodyOf(f)
	tf := c.fset.File(f.Package)
	if !c.loose && (len(f.Decls) != 1 || tf.Offset(body.Rbrace) != tf.Size()-1) {
		return g.fault(g.start+max(0, tf.Offset(body.Rbrace)-len(head)), "brackets do not match")
	}
	for _, s := range body.List {
		p.stmts = append(p.stmts, &item{node: s, names: topNames(s), cell: g.cell})
	}
	return nil
}

// parseText parses text behind a head. Positions are those of the source, of
// which the text begins at an offset.
func (c *reader) parseText(n int, head, text string, src Source, start int) (*ast.File, error) {
	before := token.Pos(c.fset.Base())
	f, err := parser.ParseFile(c.fset, strconv.Itoa(n), head+text, parser.ParseComments)
	tf := c.fset.File(before)
	if err != nil && !c.loose {
		c.fset.RemoveFile(tf)
		return nil, err
	}
	c.files = append(c.files, tf)
	line, column := lineColumn(src.Text, start)
	tf.AddLineColumnInfo(len(head), strconv.Itoa(n), src.Line+line-1, column)
	return f, err
}

// bodyOf returns the body of the function that statements were wrapped in.
func bodyOf(f *ast.File) *ast.BlockStmt {
	if len(f.Decls) > 0 {
		if d, ok := f.Decls[0].(*ast.FuncDecl); ok && d.Body != nil {
			return d.Body
		}
	}
	return &ast.BlockStmt{}
}

func (g group) fault(off int, msg string) *fault.Fault {
	return &fault.Fault{Kind: fault.Compile, Place: g.src.placeAt(off), Msg: msg}
}
