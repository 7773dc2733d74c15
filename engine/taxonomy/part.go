package taxonomy

import (
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/predict"
	"naslab/engine/search"
	"naslab/engine/space"
)

// kind is a registry.
type kind string

const (
	aSpace     kind = "space"
	aMethod    kind = "search method"
	aPredictor kind = "predictor"
	aBenchmark kind = "benchmark"
	aDevice    kind = "device"
	anEncoding kind = "encoding" // of the registered spaces
)

// kinds are the registries in which a user may put things.
var kinds = []kind{aSpace, aMethod, aPredictor, aBenchmark, aDevice}

// live is what the registries hold.
type live map[kind][]string

func ask() live {
	return live{aSpace: space.Names(), aMethod: search.Names(), aPredictor: predict.Names(), aBenchmark: bench.Names(), aDevice: device.Names(), anEncoding: encodings()}
}

// encodings lists the encodings that some registered space has.
func encodings() []string {
	var names []string
	for _, n := range space.Names() {
		s, err := space.New(n)
		if err != nil {
			continue // a cell's own; what it says is told where it is opened
		}
		for _, e := range space.Encodings(s) {
			if !slices.Contains(names, e.Name) {
				names = append(names, e.Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// entry is a line of the taxonomy.
type entry struct {
	id, definition string
	parts          []part
}

// part is something that belongs to an entry.
type part struct {
	label    string // as the field calls it
	kind     kind   // the registry that may hold it; empty for code
	patterns []string
	code     string // a function or type of the engine that is it, such as "supernet.Sandwich"
}

// claims reports whether a registered name is of this part. "ofa/*" stands for
// all names that begin so.
func (p part) claims(name string) bool {
	return slices.ContainsFunc(p.patterns, func(pattern string) bool {
		family, all := strings.CutSuffix(pattern, "*")
		return name == pattern || all && strings.HasPrefix(name, family)
	})
}

func (p part) here(l live) []string {
	if p.code != "" {
		return []string{p.code}
	}
	var names []string
	for _, n := range l[p.kind] {
		if p.claims(n) {
			names = append(names, n)
		}
	}
	return names
}

func (e entry) row(branch string, l live) Row {
	r := Row{Branch: branch, ID: e.id, Definition: e.definition}
	for _, p := range e.parts {
		names := p.here(l)
		if len(names) == 0 {
			r.Missing = append(r.Missing, p.label)
		}
		for _, n := range names {
			if !slices.Contains(r.Here, n) {
				r.Here = append(r.Here, n)
			}
		}
	}
	return r
}

// inSpaces and the like make a part that is here when its registry holds one of
// the names.
func inSpaces(label string, names ...string) part { return part{label, aSpace, names, ""} }
func inMethods(label string, names ...string) part {
	return part{label, aMethod, names, ""}
}
func inPredictors(label string, names ...string) part {
	return part{label, aPredictor, names, ""}
}
func inBenchmarks(label string, names ...string) part {
	return part{label, aBenchmark, names, ""}
}
func inDevices(label string, names ...string) part { return part{label, aDevice, names, ""} }
func inEncodings(label string, names ...string) part {
	return part{label, anEncoding, names, ""}
}

// code makes a part of a function of the engine, or of a value of one of its
// types, which gives its own name.
func code(label string, f any) part {
	if reflect.TypeOf(f).Kind() != reflect.Func {
		return part{label: label, code: reflect.TypeOf(f).String()}
	}
	full := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
	return part{label: label, code: strings.NewReplacer("(*", "", ")", "").Replace(path.Base(full))}
}

// absent makes a part that nothing in naslab is yet, in no registry either.
func absent(label string) part { return part{label: label} }
