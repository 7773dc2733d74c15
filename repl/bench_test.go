package repl

import (
	"strings"
	"syscall"
	"testing"
)

// From the start of the process to the end of an empty session, which does all
// that a prompt waits for. The memory is that of the process at its largest.
func BenchmarkStart(b *testing.B) {
	var peak int64
	for range b.N {
		c := command(b, "-c", "")
		if err := c.Run(); err != nil {
			b.Fatal(err)
		}
		if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, u.Maxrss)
		}
	}
	b.ReportMetric(float64(peak)/1024, "MB")
}

func benchTerminal(b *testing.B, cells ...string) *terminal {
	tm := newTerminal(b)
	for _, c := range cells {
		if out := tm.enter(b, c); strings.Contains(out, "In [") {
			b.Fatal(out)
		}
	}
	return tm
}

// A cell without anything in it.
func BenchmarkEmptyCell(b *testing.B) {
	tm := benchTerminal(b)
	b.ResetTimer()
	for range b.N {
		tm.enter(b, "")
	}
}

// A cell with one expression.
func BenchmarkExpression(b *testing.B) {
	tm := benchTerminal(b, "x := 3")
	b.ResetTimer()
	for range b.N {
		tm.enter(b, "x * 2")
	}
}

// A cell that declares a function and a type anew and uses them.
func BenchmarkDeclarations(b *testing.B) {
	tm := benchTerminal(b)
	b.ResetTimer()
	for range b.N {
		tm.enter(b, "type P struct{ X, Y int }\nfunc (p P) Sum() int { return p.X + p.Y }\nfunc f(n int) int { return P{n, 1}.Sum() }\nf(3);")
	}
}

// One step of a loop, with the test for Ctrl-C.
func BenchmarkLoopStep(b *testing.B) {
	tm := benchTerminal(b, "func loop(n int) int { s := 0; for i := 0; i < n; i++ { s += i }; return s }")
	const steps = 100_000
	b.ResetTimer()
	for range b.N {
		tm.enter(b, "loop(100000);")
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/steps, "ns/step")
}

// One call of a function of the session.
func BenchmarkCall(b *testing.B) {
	tm := benchTerminal(b, "func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }")
	const calls = 21891 // of fib(20)
	b.ResetTimer()
	for range b.N {
		tm.enter(b, "fib(20);")
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/calls, "ns/call")
}
