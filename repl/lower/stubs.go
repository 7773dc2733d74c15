package lower

import "go/ast"

func (l *lowerer) builtins(n ast.Node) ast.Node     { return n }
func (l *lowerer) typeSwitches(n ast.Node) ast.Node { return n }
func (l *lowerer) ranges(n ast.Node) ast.Node       { return n }
func (l *lowerer) loopVars(n ast.Node) ast.Node     { return n }
func (l *lowerer) calls(n ast.Node) ast.Node        { return n }
func (l *lowerer) assigns(n ast.Node) ast.Node      { return n }
