package run

import (
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"naslab/engine/device"
)

// System is what a search was begun on and with, as its folder records it. It is
// empty for folders that were made before this was recorded.
type System struct {
	Host    string            `json:"host"`             // the machine's name
	Machine device.Machine    `json:"machine"`          // processor, cores, memory, system, version of Go
	Threads int               `json:"threads"`          // how many of the cores Go code may use at a time
	Commit  string            `json:"commit,omitempty"` // of naslab's source; empty when it was built outside a repository
	Dirty   bool              `json:"dirty,omitempty"`  // the source had changes that are in no commit
	Modules map[string]string `json:"modules"`          // versions of the libraries that compute
}

// computing are the modules whose versions are recorded; the first part of a path
// is enough.
var computing = []string{"gonum.org/v1/", "github.com/sugarme/gotch", "github.com/traefik/yaegi"}

// Missing lists what is not recorded, in words.
func (s System) Missing() []string {
	var list []string
	for _, f := range []struct {
		there bool
		what  string
	}{
		{s.Host != "", "the machine"}, {s.Machine.CPU != "", "its processor"}, {s.Machine.Go != "", "the version of Go"},
		{s.Commit != "", "the commit of naslab (build it by go build in its repository)"}, {len(s.Modules) > 0, "versions of libraries"},
	} {
		if !f.there {
			list = append(list, f.what)
		}
	}
	return list
}

// thisSystem describes what runs now.
func thisSystem() System {
	s := System{Machine: device.ThisMachine(), Threads: runtime.GOMAXPROCS(0), Modules: map[string]string{}}
	s.Host, _ = os.Hostname()
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return s
	}
	for _, set := range info.Settings {
		switch set.Key {
		case "vcs.revision":
			s.Commit = set.Value
		case "vcs.modified":
			s.Dirty = set.Value == "true"
		}
	}
	for _, m := range info.Deps {
		for _, prefix := range computing {
			if strings.HasPrefix(m.Path, prefix) {
				s.Modules[m.Path] = m.Version
			}
		}
	}
	return s
}

// System returns what the search was begun on and with.
func (s *Study) System() System { return s.meta.System }
