package check

import (
	"go/scanner"
	"strings"

	"naslab/repl/fault"
)

// syntax turns the parser's error into a fault.
func (g group) syntax(err error, head int) *fault.Fault {
	list, ok := err.(scanner.ErrorList)
	if !ok || len(list) == 0 {
		return g.fault(g.start, err.Error())
	}
	off := max(0, list[0].Pos.Offset-head)
	f := g.fault(g.start+min(off, len(g.text())), unwrapped(list[0].Msg))
	if f.Msg == "expected 1 expression" {
		f.Hint = "several values at once are shown by fmt.Println(a, b)"
	}
	return f
}

// unwrapped rewords what the parser says of the wrapping around an item.
func unwrapped(msg string) string {
	switch msg {
	case "expected declaration, found '}'":
		return "unexpected '}'"
	case "expected '}', found 'EOF'":
		return "the text ends within a block"
	}
	return strings.ReplaceAll(msg, "found 'EOF'", "found the end of the text")
}
