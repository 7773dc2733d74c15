package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naslab/repl/fault"
)

// Faults are what is wrong with a cell, at most ten, in the order of the text.
type Faults []*fault.Fault

// Error returns all of them, a line each.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, x := range f {
		lines[i] = x.Error()
	}
	return strings.Join(lines, "\n")
}

func asFaults(f *fault.Fault) Faults {
	if f == nil {
		return nil
	}
	return Faults{f}
}

// most is how many errors are shown of a cell.
const most = 10

func (j *job) fault(pos token.Pos, msg, hint string) *fault.Fault {
	return &fault.Fault{Kind: fault.Compile, Place: j.placeOf(pos), Msg: msg, Hint: hint}
}

// faults turns errors of go/types into faults. all are those to fall back on
// when there are none.
func (j *job) faults(errs, all []types.Error) Faults {
	if len(errs) == 0 {
		errs = all
	}
	var list Faults
	var at []token.Pos
	for _, e := range errs {
		if follow, ok := strings.CutPrefix(e.Msg, "\t"); ok && len(list) > 0 {
			j.join(list[len(list)-1], follow, e.Pos)
			continue
		}
		f := j.fault(e.Pos, j.clean(e.Msg), "")
		f.Hint = j.hint(e)
		list, at = append(list, f), append(at, e.Pos)
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(at[a]) - int(at[b]) })
	sorted := Faults{}
	for _, i := range order {
		if !slices.ContainsFunc(sorted, func(f *fault.Fault) bool { return f.Msg == list[i].Msg && f.Place == list[i].Place }) {
			sorted = append(sorted, list[i])
		}
	}
	return sorted[:min(len(sorted), most)]
}

// join adds a remark that go/types makes on an error to it.
func (j *job) join(f *fault.Fault, msg string, pos token.Pos) {
	p := j.placeOf(pos)
	if p.Known() && p != f.Place {
		p.Prompt = p.Prompt && p.Number != f.Place.Number
		where := fmt.Sprintf("line %d", p.Line)
		if p.File != f.Place.File {
			where = p.String()
		}
		msg += " at " + where
	}
	f.Msg += "; " + msg
}

// inside is a position that go/types has written into a message.
var inside = regexp.MustCompile(`\b(\d+):(\d+):\d+\b`)

// clean makes one line of a message, in the user's terms.
func (j *job) clean(msg string) string {
	msg = strings.ReplaceAll(msg, "(local variable)", "(variable)")
	msg = strings.ReplaceAll(msg, " in assignment to _ identifier", "")
	msg = strings.ReplaceAll(msg, "\n\t", "; ")
	msg = strings.ReplaceAll(msg, "\n", "; ")
	return inside.ReplaceAllStringFunc(msg, func(at string) string {
		m := inside.FindStringSubmatch(at)
		n, _ := strconv.Atoi(m[1])
		line, _ := strconv.Atoi(m[2])
		s, ok := j.source(n)
		switch {
		case !ok:
			return at
		case n == j.n:
			return fmt.Sprintf("line %d", line)
		}
		return fmt.Sprintf("%s: line %d", s.File, line)
	})
}

func firstLine(v any) string {
	line, _, _ := strings.Cut(fmt.Sprint(v), "\n")
	return line
}

// notValue is the fault for a last line that has no value to show.
func (j *job) notValue(x ast.Expr) Faults {
	tv, ok := j.info.Types[x]
	what := types.ExprString(x)
	switch {
	case ok && tv.IsType():
		return Faults{j.fault(x.Pos(), what+" is a type, which has no value to show", what+"? describes it")}
	case ok && tv.IsNil():
		return Faults{j.fault(x.Pos(), "nil alone has no type and so no value to show", "")}
	case ok && tv.IsBuiltin():
		return Faults{j.fault(x.Pos(), what+" is a builtin function, which must be called", what+"? describes it")}
	}
	return nil
}
