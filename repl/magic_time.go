package repl

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"naslab/repl/fault"
	"naslab/repl/session"
	"naslab/repl/timeit"
)

func (sh *shell) magicTime(in *invocation) verdict {
	c := in.code()
	if strings.TrimSpace(c.Text) == "" {
		return sh.fail("%%time needs something to run")
	}
	out := sh.run(c, in.label)
	if out.Fault != nil {
		return failed
	}
	fmt.Fprintf(sh.out, "%s\n", sh.dim("took "+timeit.Text(out.Elapsed)))
	return fine
}

// magicFull runs a cell and shows its value whole.
func (sh *shell) magicFull(in *invocation) verdict {
	c := in.code()
	if strings.TrimSpace(c.Text) == "" {
		return sh.fail("%%full needs something to show")
	}
	sh.full = true
	defer func() { sh.full = false }()
	if sh.run(c, in.label).Fault != nil {
		return failed
	}
	return fine
}

func (sh *shell) magicTimeit(in *invocation) verdict {
	c := in.code()
	if strings.TrimSpace(c.Text) == "" {
		return sh.fail("%%timeit needs something to run")
	}
	loops, err := countOf(in.flags, "-n", 0)
	if err != nil {
		return sh.fail("%v", err)
	}
	runs, err := countOf(in.flags, "-r", timeit.Runs)
	if err != nil {
		return sh.fail("%v", err)
	}
	form := 0
	var bad *fault.Fault
	result, ok := timeit.Measure(loops, runs, func(n int) (time.Duration, bool) {
		var d time.Duration
		d, form, bad = sh.repeat(c, n, form)
		return d, bad == nil
	})
	if !ok {
		sh.report(bad)
		return failed
	}
	fmt.Fprintln(sh.out, result)
	return fine
}

// countOf is the positive number that an option was given.
func countOf(flags map[string]string, flag string, otherwise int) (int, error) {
	s, ok := flags[flag]
	if !ok {
		return otherwise, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%s needs a whole number from 1, not %q", flag, s)
	}
	return n, nil
}

// repeat runs a cell n times and returns how long that took, without the time to
// compile it. form says which of the ways to write a loop around it compiles,
// and is returned for the next time.
func (sh *shell) repeat(c session.Cell, n, form int) (time.Duration, int, *fault.Fault) {
	var first *fault.Fault
	for ; ; form++ {
		text, ok := timeit.Loop(c.Text, n, form)
		if !ok {
			return 0, 0, first
		}
		try := c
		try.Text = text
		out := sh.evaluate(try)
		if out.Fault == nil {
			if len(out.Values) == 1 && out.Values[0].Type() == reflect.TypeFor[time.Duration]() {
				return time.Duration(out.Values[0].Int()), form, nil
			}
			return out.Elapsed, form, nil
		}
		f := within(out.Fault, c)
		if f.Kind != fault.Compile {
			return 0, form, f
		}
		if first == nil {
			first = f
		}
	}
}

// within moves the places of a fault in a loop around a cell to the cell itself.
func within(f *fault.Fault, c session.Cell) *fault.Fault {
	single := c.Prompt && !strings.Contains(strings.TrimSpace(c.Text), "\n")
	places := []*fault.Place{&f.Place}
	for i := range f.Trace {
		places = append(places, &f.Trace[i])
	}
	for _, p := range places {
		if p.Known() && p.File == c.File && p.Number == c.Number {
			p.Line, p.Single = max(p.Line-timeit.Above, 1), single
		}
	}
	return f
}
