package kernel

import (
	"fmt"
	"io"
	"log"
	"log/slog"
)

// printing are the functions of fmt, with arguments as package fmt should see
// them.
func (k *Kernel) printing() map[string]any {
	plain := k.plain
	return map[string]any{
		"Print":    func(a ...any) (int, error) { return fmt.Fprint(k.printer(), plain(a)...) },
		"Printf":   func(f string, a ...any) (int, error) { return fmt.Fprintf(k.printer(), f, plain(a)...) },
		"Println":  func(a ...any) (int, error) { return fmt.Fprintln(k.printer(), plain(a)...) },
		"Sprint":   func(a ...any) string { return fmt.Sprint(plain(a)...) },
		"Sprintf":  func(f string, a ...any) string { return fmt.Sprintf(f, plain(a)...) },
		"Sprintln": func(a ...any) string { return fmt.Sprintln(plain(a)...) },
		"Fprint":   func(w io.Writer, a ...any) (int, error) { return fmt.Fprint(w, plain(a)...) },
		"Fprintf":  func(w io.Writer, f string, a ...any) (int, error) { return fmt.Fprintf(w, f, plain(a)...) },
		"Fprintln": func(w io.Writer, a ...any) (int, error) { return fmt.Fprintln(w, plain(a)...) },
		"Errorf":   func(f string, a ...any) error { return fmt.Errorf(f, plain(a)...) },
		"Append":   func(b []byte, a ...any) []byte { return fmt.Append(b, plain(a)...) },
		"Appendf":  func(b []byte, f string, a ...any) []byte { return fmt.Appendf(b, f, plain(a)...) },
		"Appendln": func(b []byte, a ...any) []byte { return fmt.Appendln(b, plain(a)...) },
	}
}

// plain are the arguments as they are to be printed. Errors stay what they are:
// Errorf keeps them.
func (k *Kernel) plain(list []any) []any {
	var out []any
	for i, a := range list {
		checkCyclic(a)
		if _, ok := a.(error); ok || a == nil {
			continue
		}
		p, changed := k.printed(a)
		if !changed {
			continue
		}
		if out == nil {
			out = append(out, list...)
		}
		out[i] = p
	}
	if out == nil {
		return list
	}
	return out
}

// logger is the logger of the cells.
func (k *Kernel) logger() *log.Logger {
	l := log.New(k.trace, "", log.LstdFlags)
	k.replace("log/slog", map[string]any{"SetDefault": func(s *slog.Logger) { // which log prints to from then on
		slog.SetDefault(s)
		l.SetOutput(log.Writer())
		l.SetFlags(log.Flags())
	}})
	return l
}

// logging are the functions of log on a logger of the cells' own. Those that are
// fatal end the cell.
func (k *Kernel) logging() map[string]any {
	l := k.logger()
	fatal := func(print func()) {
		print()
		k.exit(1)
	}
	return map[string]any{
		"Default": func() *log.Logger { return l },
		"Print":   func(a ...any) { l.Print(k.plain(a)...) }, "Println": func(a ...any) { l.Println(k.plain(a)...) },
		"Printf": func(f string, a ...any) { l.Printf(f, k.plain(a)...) },
		"Panic":  func(a ...any) { l.Panic(k.plain(a)...) }, "Panicln": func(a ...any) { l.Panicln(k.plain(a)...) },
		"Panicf":    func(f string, a ...any) { l.Panicf(f, k.plain(a)...) },
		"Fatal":     func(a ...any) { fatal(func() { l.Print(k.plain(a)...) }) },
		"Fatalln":   func(a ...any) { fatal(func() { l.Println(k.plain(a)...) }) },
		"Fatalf":    func(f string, a ...any) { fatal(func() { l.Printf(f, k.plain(a)...) }) },
		"SetFlags":  func(n int) { l.SetFlags(n); log.SetFlags(n) }, // package slog uses the program's logger
		"SetPrefix": func(s string) { l.SetPrefix(s); log.SetPrefix(s) },
		"SetOutput": func(w io.Writer) { l.SetOutput(w); log.SetOutput(w) },
		"Flags":     l.Flags, "Prefix": l.Prefix, "Writer": l.Writer, "Output": l.Output,
	}
}
