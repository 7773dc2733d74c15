package repl

import (
	"runtime"
	"runtime/debug"

	"naslab/engine/tensor"
	"naslab/repl/kernel"
	"naslab/repl/session"
	"naslab/stdlib/nas"
	"naslab/stdlib/symbols"
)

// Version is naslab's version; the linker may set it.
var Version = ""

// Setup says what the sessions of an App can use. The zero value is a plain Go
// shell.
type Setup struct {
	// Packages are what cells can import.
	Packages []kernel.Exports
	// Bind returns packages that belong to one session: functions that print
	// to its output and obey its interrupts. nil means none.
	Bind func(Host) Bound
	// Imports are made before the first cell.
	Imports []session.Import
	// Prefer resolves package names that several packages have.
	Prefer map[string]string
	// Short gives import paths that may be written short.
	Short map[string]string
	// Versions are the lines of "naslab version".
	Versions func() []string
	// Commands are more commands of the command line.
	Commands []Command
}

// DefaultSetup is the naslab that users get: all packages, and package nas
// imported.
func DefaultSetup() Setup {
	return Setup{
		Packages: packages(),
		Bind:     bindNas,
		Imports:  nasImports,
		Prefer: map[string]string{
			"rand": "math/rand/v2", "template": "text/template", "scanner": "text/scanner",
			"pprof": "runtime/pprof", "trace": "runtime/trace",
		},
		Short:    map[string]string{"nas": nas.Path},
		Versions: versions,
	}
}

// packages are the symbol tables of what cells can import.
func packages() []kernel.Exports {
	return []kernel.Exports{kernel.Exports(symbols.All())}
}

func versions() []string {
	return []string{
		"naslab " + version(),
		runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH,
		"libtorch " + tensor.Version(),
	}
}

// version is what the linker or the module system says.
func version() string {
	if Version != "" {
		return Version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			revision = " " + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = " (changed)"
		}
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development"
	}
	return v + revision + dirty
}
