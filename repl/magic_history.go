package repl

import (
	"fmt"
	"strings"

	"naslab/repl/magic"
)

// recent is how many cells %history lists.
const recent = 20

func (sh *shell) magicHistory(in *invocation) verdict {
	n, err := countOf(in.flags, "-n", recent)
	if err != nil {
		return sh.fail("%v", err)
	}
	all := sh.log.list(strings.TrimSpace(in.rest))
	if k := len(all); k > 0 && all[k-1].Text == in.cell.Text {
		all = all[:k-1] // this one
	}
	for _, e := range all[max(0, len(all)-n):] {
		head := fmt.Sprintf("%4d: ", e.Number)
		lines := strings.Split(strings.Trim(e.Text, "\n"), "\n")
		fmt.Fprintf(sh.out, "%s%s\n", sh.paint(head, green), strings.Join(lines, "\n"+strings.Repeat(" ", len(head))))
	}
	return fine
}

func (sh *shell) magicReset(*invocation) verdict {
	if err := sh.ses.Reset(); err != nil {
		return sh.fail("%v", err)
	}
	sh.done = nil
	sh.magics.Clear()
	sh.own = nil
	return fine
}

// magicRegister makes a function of the session a magic.
func (sh *shell) magicRegister(in *invocation) verdict {
	name, expr, _ := strings.Cut(in.Args, " ")
	name, expr = strings.TrimLeft(name, "%"), strings.TrimSpace(expr)
	if name == "" || expr == "" {
		return sh.fail("%%register needs a name and a function, such as %%register sweep f")
	}
	if err := sh.magics.Register(magic.Spec{
		Name: name, Usage: "[TEXT]", Help: "calls " + firstLine(expr) + " of this session", Takes: magic.Text,
	}); err != nil {
		return sh.fail("%v", err)
	}
	if sh.own == nil {
		sh.own = map[string]string{}
	}
	sh.own[name] = expr
	return fine
}

// runOwn calls the function behind a magic of the user's own.
func (sh *shell) runOwn(in *invocation) verdict {
	c, f := in.cell, sh.own[in.spec.Name]
	if strings.HasPrefix(f, "func") {
		f = "(" + f + ")"
	}
	c.Text = fmt.Sprintf("%s(%q)", f, in.Args)
	out := sh.evaluate(c)
	if out.Fault != nil {
		sh.report(out.Fault)
		return failed
	}
	for _, v := range out.Values {
		if err, ok := errorOf(v); ok {
			return sh.fail("%%%s: %v", in.spec.Name, err)
		}
	}
	if len(out.Values) > 0 && !(len(out.Values) == 1 && isNil(out.Values[0])) {
		sh.print(in.label, out.Values)
	}
	return fine
}

func firstLine(s string) string {
	s, _, more := strings.Cut(s, "\n")
	if more {
		s += " ..."
	}
	return s
}
