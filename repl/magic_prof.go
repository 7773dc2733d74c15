package repl

import (
	"bytes"
	"fmt"
	"os"
	"runtime/pprof"
	"strings"
	"time"

	"naslab/engine/table"
	"naslab/repl/fault"
	"naslab/repl/prof"
	"naslab/repl/session"
	"naslab/repl/timeit"
)

// profRows is how many lines and functions %prof lists.
const profRows = 10

// magicProf runs a cell and tells where its time went.
func (sh *shell) magicProf(in *invocation) verdict {
	c := in.code()
	file, keep := in.flags["-o"]
	switch {
	case keep && file == "":
		return sh.fail("-o needs a file")
	case strings.TrimSpace(c.Text) == "":
		return sh.fail("%%prof needs something to run")
	}
	var cpu bytes.Buffer
	if err := pprof.StartCPUProfile(&cpu); err != nil {
		return sh.fail("a CPU profile is running already; pprof.StopCPUProfile() ends it")
	}
	var out *session.Outcome
	lines := prof.Sample(prof.Every, sh.ses.Where, session.Spot.Known, func() { out = sh.run(c, in.label) })
	pprof.StopCPUProfile()
	if out.Fault != nil && out.Fault.Kind == fault.Compile {
		return failed
	}
	sh.profLines(lines, out.Elapsed)
	if funcs, total, err := prof.CPU(cpu.Bytes()); err == nil && total > 0 {
		sh.profFuncs(funcs, total)
	}
	if keep {
		if err := os.WriteFile(home(file), cpu.Bytes(), 0o644); err != nil {
			return sh.fail("%v", err)
		}
		fmt.Fprintf(sh.out, "the CPU profile is in %s; \"go tool pprof %s\" reads it\n", file, file)
	}
	if out.Fault != nil {
		return failed
	}
	return fine
}

// profLines prints the cell lines on which most time was spent.
func (sh *shell) profLines(lines []prof.Share[session.Spot], took time.Duration) {
	sum := 0
	for _, l := range lines {
		sum += l.Samples
	}
	if sum == 0 {
		fmt.Fprintf(sh.out, "the cell took %s, too short to say where\n", timeit.Text(took))
		return
	}
	t := table.New(timeit.Text(took)+" in all; lines by the time spent at them and in what they call", "share (%)", "function", "where", "line")
	for _, l := range lines[:min(profRows, len(lines))] {
		p := l.Place.Place
		p.Column, p.Single = 0, false
		t.Add(float64(1000*l.Samples/sum)/10, sh.ses.Function(l.Place), p.String(), shorten(strings.TrimSpace(p.Source), 60))
	}
	fmt.Fprintln(sh.out, sh.fit(t))
}

// profFuncs prints the compiled functions that used most of the processor.
func (sh *shell) profFuncs(funcs []prof.Func, total time.Duration) {
	t := table.New(timeit.Text(total)+" of processor time; compiled functions", "share (%)", "function")
	for _, f := range funcs[:min(profRows, len(funcs))] {
		t.Add(float64(1000*f.Time/total)/10, f.Name)
	}
	fmt.Fprintln(sh.out, sh.fit(t))
}

func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-3]) + "..."
	}
	return s
}
