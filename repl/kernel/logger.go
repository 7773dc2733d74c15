package kernel

import "log"

// logMethods are the methods of a log.Logger that print and go on, with values as
// package fmt should see them. on is the logger, as lowered code hands it over.
func (k *Kernel) logMethods() map[string]any {
	of := func(on any) *log.Logger {
		l, _ := on.(*log.Logger)
		return l
	}
	return map[string]any{
		"LogPrint":   func(on any, a ...any) { of(on).Print(k.plain(a)...) },
		"LogPrintf":  func(on any, f string, a ...any) { of(on).Printf(f, k.plain(a)...) },
		"LogPrintln": func(on any, a ...any) { of(on).Println(k.plain(a)...) },
		"LogPanic":   func(on any, a ...any) { of(on).Panic(k.plain(a)...) },
		"LogPanicf":  func(on any, f string, a ...any) { of(on).Panicf(f, k.plain(a)...) },
		"LogPanicln": func(on any, a ...any) { of(on).Panicln(k.plain(a)...) },
	}
}
