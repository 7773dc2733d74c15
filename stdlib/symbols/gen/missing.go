package main

import (
	"fmt"
	"runtime"
	"strings"

	"naslab/stdlib/export"
)

// Why an exported name, or the wrapper of an interface, is in no table.
const (
	genericFunc         = "generic function"
	genericType         = "generic type"
	genericAlias        = "generic alias"
	constraintInterface = "constraint interface"
	hiddenInterface     = "wrapper of an interface with a type that has no exported name"
)

// miss is one name that is in no table.
type miss struct{ name, why string }

// miss notes that a name is in no table. Source of it in stdlib/export is as
// good.
func (s *symbols) miss(name, why string) {
	if export.IsGeneric(s.pkg.Path(), name) {
		s.source++
		return
	}
	s.missing = append(s.missing, miss{name, why})
}

// missingText lists what the tables lack: a line of counts for each group and
// one for each package that lacks something, then the names by reason.
func missingText(name string, all []*symbols) string {
	var b strings.Builder
	var have, source, lack int
	for _, s := range all {
		have += s.count()
		source += s.source
		lack += len(s.missing)
	}
	if name == "std" {
		name += " of " + goRelease()
	}
	fmt.Fprintf(&b, "%s: %d packages, %d symbols, %d more as source, %d missing\n", name, len(all), have, source, lack)
	for _, s := range all {
		if len(s.missing) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s: %d symbols, %d missing\n", s.pkg.Path(), s.count(), len(s.missing))
		for _, why := range []string{genericFunc, genericType, genericAlias, constraintInterface, hiddenInterface} {
			if names := s.missingFor(why); len(names) > 0 {
				fmt.Fprintf(&b, "\t%s: %s\n", why, strings.Join(names, " "))
			}
		}
	}
	return b.String()
}

// goRelease is the release of Go without the number of its revision: "go1.26".
func goRelease() string {
	parts := strings.SplitN(runtime.Version(), ".", 3)
	return strings.Join(parts[:min(2, len(parts))], ".")
}

func (s *symbols) missingFor(why string) []string {
	var names []string
	for _, m := range s.missing {
		if m.why == why {
			names = append(names, m.name)
		}
	}
	return names
}
