package bench

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"naslab/engine/internal/registry"
	"naslab/engine/name"
	"naslab/engine/table"
)

// Source is where a registered benchmark comes from.
type Source struct {
	// Open opens it; it is called at each [Open].
	Open func() (Benchmark, error)
	// Ready returns nil when what Open reads is there, otherwise an error whose
	// one sentence says how to get it. It is asked for lists and must be quick;
	// nil means that nothing is missing ever.
	Ready func() error
	// Data names the data set that Open reads; empty for a benchmark that needs
	// none.
	Data string
}

var sources = registry.Table[Source]{Kind: "benchmark", Hint: "bench.Names()"}

// Register makes a benchmark known by name. A later one replaces an earlier
// one. open is called at each [Open].
func Register(name string, open func() (Benchmark, error)) { sources.Put(name, Source{Open: open}) }

// RegisterSource is [Register] for a benchmark that reads files which may be
// missing. Nothing is opened or looked for until it is asked for.
func RegisterSource(name string, s Source) { sources.Put(name, s) }

// Open opens the benchmark registered under name. The error of an unknown name
// gives the nearest ones, those that are there, and how to get the others; that
// of a benchmark whose data is missing says how to get it.
func Open(name string) (Benchmark, error) {
	s, err := sources.Get(name)
	if err != nil {
		return nil, unknown(err)
	}
	if s.Ready != nil {
		if err := s.Ready(); err != nil {
			return nil, fmt.Errorf("bench: %s needs data: %w", name, err)
		}
	}
	return s.Open()
}

// Names lists the registered benchmarks, sorted, those whose data is missing
// among them.
func Names() []string { return sources.Names() }

// Ready returns nil when the benchmark called name can be opened as far as its
// data is concerned, otherwise an error that says how to get it.
func Ready(name string) error {
	s, err := sources.Get(name)
	if err != nil || s.Ready == nil {
		return err
	}
	return s.Ready()
}

// Needs names the data set that the benchmark called name reads; empty when it
// needs none or is not known.
func Needs(name string) string {
	s, _ := sources.Get(name)
	return s.Data
}

// List lists the registered benchmarks: the data set that each reads, if any,
// and what is to be done when that is not there.
func List() *table.Table {
	t := table.New("benchmarks", "benchmark", "data", "there", "otherwise")
	for _, n := range Names() {
		s, err := sources.Get(n)
		if err != nil {
			continue
		}
		there, todo := "yes", any(nil)
		if err := Ready(n); err != nil {
			there, todo = "no", err.Error()
		}
		t.Add(n, orNil(s.Data), there, todo)
	}
	return t
}

// unknown adds to the error of an unknown name what is there.
func unknown(err error) error {
	var miss *name.Unknown
	if !errors.As(err, &miss) {
		return err
	}
	var here, missing []string
	for _, n := range Names() {
		s, err := sources.Get(n)
		switch {
		case err != nil:
		case s.Ready == nil || s.Ready() == nil:
			here = append(here, n)
		case !slices.Contains(missing, s.Data):
			missing = append(missing, s.Data)
		}
	}
	if len(here) > 0 {
		err = fmt.Errorf("%w; there are %s", err, short(here))
	}
	if len(missing) > 0 {
		err = fmt.Errorf("%w; more with the data of %s, by naslab data get", err, strings.Join(missing, ", "))
	}
	return err
}

// short lists names; of many that begin alike it says how many there are.
func short(names []string) string {
	if len(names) <= 8 {
		return strings.Join(names, ", ")
	}
	var heads, out []string
	count := map[string]int{}
	last := map[string]string{}
	for _, n := range names {
		head, _, _ := strings.Cut(n, "/")
		if count[head]++; count[head] == 1 {
			heads = append(heads, head)
		}
		last[head] = n
	}
	for _, h := range heads {
		if count[h] == 1 {
			out = append(out, last[h])
			continue
		}
		out = append(out, fmt.Sprintf("%s/... (%d)", h, count[h]))
	}
	return strings.Join(out, ", ")
}
