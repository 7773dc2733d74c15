package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"naslab/engine/data/store"
	"naslab/engine/name"
)

// The exit statuses.
const (
	fine    = 0
	failed  = 1
	misuse  = 2
	stopped = 130
)

// Console is where the command speaks.
type Console struct {
	Out, Err io.Writer
	// Ask puts a question that is answered with yes or no; nil where nobody
	// can answer.
	Ask func(question string) bool
	// Progress begins to show how far something of so many bytes is, and
	// returns what moves it and what ends it; nil shows nothing.
	Progress func(what string, total int64) (at func(done int64), end func())
}

// Help is how the command is used.
const Help = `naslab data keeps the benchmark tables of this machine.

  naslab data list [NAME]         what there is, here and to fetch; with a name, its tables and files
  naslab data get NAME            fetch published files and make tables of them
  naslab data import NAME PATH    make tables of a file or folder that you have;
                                  my/ANY for a CSV of your own
  naslab data verify              test every table that is here
  naslab data cite NAME           whom to cite, under which licence it stands

A NAME is a data set (nb201), a table (nb201/archs) or a file (help-nb201-order).
get and import take --accept-licence where a licence is missing or for
non-commercial use only. Tables lie in the folders of NASLAB_DATA, a list of
which the first is written to, else in naslab's folder in your cache.
`

// run is one call.
type run struct {
	Console
	ctx    context.Context
	store  *store.Store
	accept bool
}

// verbs are the words after "naslab data", with how many arguments they take.
var verbs = map[string]struct {
	do       func(*run, []string) error
	min, max int
	usage    string
}{
	"list":   {(*run).list, 0, 1, "naslab data list [NAME]"},
	"get":    {(*run).get, 1, 1, "naslab data get NAME"},
	"import": {(*run).importFile, 2, 2, "naslab data import NAME PATH"},
	"verify": {(*run).verify, 0, 0, "naslab data verify"},
	"cite":   {(*run).cite, 1, 1, "naslab data cite NAME"},
}

// wrong is an error in how the command was called.
type wrong struct{ error }

// Run does what the arguments say and returns the exit status: 0, 1 when it
// failed, 2 for a wrong call, 130 when ctx was cancelled. s is the store; nil is
// that of the user.
func Run(ctx context.Context, s *store.Store, c Console, args []string) int {
	r := &run{Console: c, ctx: ctx, store: s}
	err := r.run(args)
	var bad wrong
	switch {
	case err == nil:
		return fine
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(c.Err, "naslab: data: stopped; the same command goes on where it was\n")
		return stopped
	}
	text := err.Error()
	for _, p := range []string{"store: ", "fetch: ", "columns: "} {
		text = strings.TrimPrefix(text, p)
	}
	fmt.Fprintf(c.Err, "naslab: data: %s\n", text)
	if errors.As(err, &bad) {
		return misuse
	}
	return failed
}

func (r *run) run(args []string) error {
	words, err := r.flags(args)
	if err != nil {
		return err
	}
	if len(words) == 0 || words[0] == "help" {
		fmt.Fprint(r.Out, Help)
		return nil
	}
	v, ok := verbs[words[0]]
	if !ok {
		known := make([]string, 0, len(verbs))
		for n := range verbs {
			known = append(known, n)
		}
		slices.Sort(known)
		return wrong{name.Miss("word", words[0], known, "naslab data help")}
	}
	if n := len(words) - 1; n < v.min || n > v.max {
		return wrong{fmt.Errorf("%s takes another number of arguments: %s", words[0], v.usage)}
	}
	if r.store == nil {
		if r.store, err = store.Default(); err != nil {
			return err
		}
	}
	r.store.Busy = func(folder string) {
		fmt.Fprintf(r.Err, "another naslab is writing to %s; waiting for it\n", folder)
	}
	return v.do(r, words[1:])
}

// flags takes the flags out of the arguments.
func (r *run) flags(args []string) (words []string, err error) {
	for i, a := range args {
		switch a {
		case "--accept-licence", "-accept-licence", "--accept-license":
			r.accept = true
		case "-h", "--help":
			return nil, nil
		case "--":
			return append(words, args[i+1:]...), nil
		default:
			if strings.HasPrefix(a, "-") && len(a) > 1 {
				return nil, wrong{name.Miss("flag", a, []string{"--accept-licence", "--help"}, "")}
			}
			words = append(words, a)
		}
	}
	return words, nil
}
