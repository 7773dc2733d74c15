package repl

import (
	"fmt"
	"strings"

	"naslab/repl/magic"
)

// magicRegister makes a function of the session a magic. What it is called with
// is what the name means then.
func (sh *shell) magicRegister(in *invocation) verdict {
	name, expr, _ := strings.Cut(in.Args, " ")
	name, expr = strings.TrimLeft(name, "%"), strings.TrimSpace(expr)
	if name == "" || expr == "" {
		return sh.fail("%%register needs a name and a function, such as %%register sweep f")
	}
	if a, ok := sh.describe(expr); !ok {
		return sh.fail("%s", sh.notDefined(expr))
	} else if !strings.HasPrefix(a.Type, "func(") {
		return sh.fail("%s is no function; %%register needs a func(string), or a func(string) error", firstLine(expr))
	}
	help := "calls " + firstLine(expr) + " of this session"
	if strings.HasPrefix(expr, "func") {
		expr = "(" + expr + ")"
	}
	err := sh.register(name, help, func(in *invocation) verdict { return sh.callOwn(in, expr) })
	if err != nil {
		return sh.fail("%v", err)
	}
	return fine
}

// callOwn calls the function that an expression gives.
func (sh *shell) callOwn(in *invocation, expr string) verdict {
	c := in.cell
	c.Text = fmt.Sprintf("%s(%q)", expr, in.Args)
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
		sh.show(in.label, out.Values)
	}
	return fine
}

// addMagic makes a function a magic, for nas.Magic.
func (sh *shell) addMagic(name string, run func(args string) error) error {
	return sh.register(name, "a function of this session", func(in *invocation) verdict {
		var err error
		if f := sh.do(func() { err = run(in.Args) }); f != nil {
			sh.report(f)
			return failed
		}
		if err != nil {
			return sh.fail("%%%s: %v", name, err)
		}
		return fine
	})
}

// register adds a magic of the user's own.
func (sh *shell) register(name, help string, run func(in *invocation) verdict) error {
	if err := sh.magics.Register(magic.Spec{Name: name, Usage: "[TEXT]", Help: help, Takes: magic.Text}); err != nil {
		return err
	}
	if sh.own == nil {
		sh.own = map[string]func(in *invocation) verdict{}
	}
	sh.own[name] = run
	return nil
}
