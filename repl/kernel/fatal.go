package kernel

import (
	"errors"
	"flag"
	"log"
	"os"
)

// fatal are the methods of compiled types that end the program. Lowered code
// calls these instead, with the receiver first: they end the cell. The receiver
// may be an interface's value, of any type that has the method, or nil.
func (k *Kernel) fatal() map[string]any {
	return map[string]any{"Fatal": k.loggerFatal, "Fatalf": k.loggerFatalf, "Fatalln": k.loggerFatalln, "ParseFlags": k.parseSet,
		"SignalProcess": k.processSignal, "KillProcess": k.processKill, "Grow": grow}
}

func (k *Kernel) loggerFatal(on any, list ...any) {
	l, ok := on.(*log.Logger)
	if !ok {
		other, _ := on.(interface{ Fatal(...any) })
		other.Fatal(list...)
		return
	}
	l.Print(k.plain(list)...)
	k.exit(1)
}

func (k *Kernel) loggerFatalf(on any, format string, list ...any) {
	l, ok := on.(*log.Logger)
	if !ok {
		other, _ := on.(interface{ Fatalf(string, ...any) })
		other.Fatalf(format, list...)
		return
	}
	l.Printf(format, k.plain(list)...)
	k.exit(1)
}

func (k *Kernel) loggerFatalln(on any, list ...any) {
	l, ok := on.(*log.Logger)
	if !ok {
		other, _ := on.(interface{ Fatalln(...any) })
		other.Fatalln(list...)
		return
	}
	l.Println(k.plain(list)...)
	k.exit(1)
}

// parseSet is (*flag.FlagSet).Parse. What the set would print to the program's
// standard error goes to the cell's.
func (k *Kernel) parseSet(on any, args []string) error {
	set, ok := on.(*flag.FlagSet)
	if !ok {
		other, _ := on.(interface{ Parse([]string) error })
		return other.Parse(args)
	}
	err := k.parseKept(set, args)
	switch {
	case err == nil || set.ErrorHandling() != flag.ExitOnError:
	case errors.Is(err, flag.ErrHelp):
		k.exit(0)
	default:
		k.exit(2)
	}
	return err
}

// parseKept lets the set parse without ending the program.
func (k *Kernel) parseKept(set *flag.FlagSet, args []string) error {
	if set.Output() == os.Stderr {
		set.SetOutput(k.Err())
		defer set.SetOutput(nil)
	}
	if set.ErrorHandling() == flag.ExitOnError {
		set.Init(set.Name(), flag.ContinueOnError)
		defer set.Init(set.Name(), flag.ExitOnError)
	}
	return set.Parse(args)
}
