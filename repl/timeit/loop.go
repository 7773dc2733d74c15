package timeit

import (
	"fmt"
	"strings"

	"naslab/repl/cell"
)

// Above is the number of lines that [Loop] puts above the code.
const Above = 1

// Loop returns Go that runs code n times and whose value is the time.Duration
// that it took. There are several ways to write it, of which one compiles: form
// counts them from 0; ok is false after the last. The first takes code as
// statements, the others as ending in an expression of one or more values.
func Loop(code string, n, form int) (text string, ok bool) {
	pieces := cell.Split(code)
	if len(pieces) == 0 || form > 3 {
		return "", false
	}
	last := pieces[len(pieces)-1]
	head, tail := code[:last.Offset], code[last.Offset:]
	if form > 0 {
		if last.Kind != cell.Stmt {
			return "", false
		}
		tail = strings.TrimSuffix(strings.Repeat("_, ", form), ", ") + " = " + tail
	}
	return fmt.Sprintf("func() time.Duration { timeit_start := time.Now(); for range %d {\n%s%s\n}; return time.Since(timeit_start) }()",
		n, head, tail), true
}
