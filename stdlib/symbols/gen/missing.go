package main

import (
	"fmt"
	"strings"
)

// Why an exported name, or the wrapper of an interface, is in no table.
const (
	genericFunc         = "generic function"
	genericType         = "generic type"
	genericAlias        = "generic alias"
	constraintInterface = "constraint interface"
	sealedInterface     = "wrapper of an interface with an unexported method"
)

// miss is one name that is in no table.
type miss struct{ name, why string }

func (s *symbols) miss(name, why string) { s.missing = append(s.missing, miss{name, why}) }

// missingText lists what the tables lack: a line of counts for each group and
// one for each package that lacks something, then the names by reason.
func missingText(name string, all []*symbols) string {
	var b strings.Builder
	var have, lack int
	for _, s := range all {
		have += s.count()
		lack += len(s.missing)
	}
	fmt.Fprintf(&b, "group %s: %d packages, %d symbols, %d missing\n", name, len(all), have, lack)
	for _, s := range all {
		if len(s.missing) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s: %d symbols, %d missing\n", s.pkg.Path(), s.count(), len(s.missing))
		for _, why := range []string{genericFunc, genericType, genericAlias, constraintInterface, sealedInterface} {
			if names := s.missingFor(why); len(names) > 0 {
				fmt.Fprintf(&b, "\t%s: %s\n", why, strings.Join(names, " "))
			}
		}
	}
	return b.String()
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
