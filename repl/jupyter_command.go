package repl

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"naslab/engine/name"
	"naslab/repl/jupyter"
)

// kernelName is what Jupyter knows the kernel by.
const kernelName = "naslab"

// kernelHelp is how "naslab kernel" is used.
const kernelHelp = `naslab kernel makes naslab a kernel of Jupyter.

  naslab kernel install      for this user; Jupyter then offers "naslab (Go)"
      --prefix DIR           for the Jupyter that is installed below DIR
      --sys-prefix           for that of the active Python environment
      --name NAME            under another name than "naslab"
  naslab kernel uninstall    take back what install did (same flags)
  naslab kernel list         show where it is installed
  naslab kernel run FILE     serve a connection file; Jupyter calls this
`

// kernelVerbs are the words after "naslab kernel".
var kernelVerbs = map[string]func(*App, []string) int{
	"install": (*App).kernelInstall, "uninstall": (*App).kernelUninstall,
	"list": (*App).kernelList, "run": (*App).kernelRun,
}

// kernelCommand is "naslab kernel".
func (a *App) kernelCommand(args []string) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		fmt.Fprint(a.Out, kernelHelp)
		return 0
	}
	if run := kernelVerbs[args[0]]; run != nil {
		if slices.Contains(args, "-h") || slices.Contains(args, "--help") {
			fmt.Fprint(a.Out, kernelHelp)
			return 0
		}
		return run(a, args[1:])
	}
	if near := name.Nearest(args[0], []string{"install", "uninstall", "list", "run"}); len(near) == 1 {
		return a.wrong("kernel: there is no %q; did you mean \"naslab kernel %s\"?", args[0], near[0])
	}
	return a.wrong("kernel: there is no %q; install, uninstall, list and run are there", args[0])
}

// kernelPlace is where install and uninstall work.
type kernelPlace struct {
	name, prefix string
	env, user    bool
}

func parseKernelPlace(args []string) (kernelPlace, error) {
	var p kernelPlace
	fs := flag.NewFlagSet("kernel", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&p.name, "name", kernelName, "")
	fs.StringVar(&p.prefix, "prefix", "", "")
	fs.BoolVar(&p.env, "sys-prefix", false, "")
	fs.BoolVar(&p.user, "user", false, "")
	if err := fs.Parse(args); err != nil {
		return p, errors.New(strings.Replace(err.Error(), "flag provided but not defined", "unknown flag", 1))
	}
	if fs.NArg() > 0 {
		return p, fmt.Errorf("unknown argument %q", fs.Arg(0))
	}
	if p.prefix != "" && (p.env || p.user) || p.env && p.user {
		return p, errors.New("--user, --prefix and --sys-prefix exclude each other")
	}
	return p, nil
}

// folder is the folder of kernels that is meant.
func (p kernelPlace) folder() (string, error) {
	switch {
	case p.prefix != "":
		return jupyter.PrefixFolder(p.prefix), nil
	case p.env:
		return jupyter.EnvironmentFolder()
	}
	return jupyter.UserFolder()
}

// place reads the flags; status is not 0 when they are wrong.
func (a *App) place(args []string) (p kernelPlace, dir string, status int) {
	p, err := parseKernelPlace(args)
	if err != nil {
		return p, "", a.wrong("kernel: %v; try \"naslab kernel help\"", err)
	}
	if dir, err = p.folder(); err != nil {
		return p, "", a.broken(err)
	}
	return p, dir, 0
}

func (a *App) kernelInstall(args []string) int {
	p, dir, bad := a.place(args)
	if bad != 0 {
		return bad
	}
	program, err := ownProgram()
	if err != nil {
		return a.broken(err)
	}
	spec := jupyter.NewSpec(program, "naslab (Go)", "go", "kernel", "run")
	where, err := spec.Install(dir, p.name)
	if err != nil {
		return a.broken(err)
	}
	fmt.Fprintf(a.Out, "installed in %s\nJupyter now offers \"naslab (Go)\": try jupyter notebook, or jupyter console --kernel %s\n", where, p.name)
	return 0
}

// ownProgram is the file of this program, which must stay where it is.
func ownProgram() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	if strings.Contains(program, "go-build") && filepath.Base(filepath.Dir(program)) == "exe" {
		return "", errors.New("this program is gone when \"go run\" ends; build one with \"make build\" and install that")
	}
	return program, nil
}

func (a *App) kernelUninstall(args []string) int {
	p, dir, bad := a.place(args)
	if bad != 0 {
		return bad
	}
	for _, f := range jupyter.Installed([]string{dir}) {
		if f.Name != p.name {
			continue
		}
		if err := f.Remove(); err != nil {
			return a.broken(err)
		}
		fmt.Fprintf(a.Out, "removed %s\n", f.Folder)
		return 0
	}
	return a.broken(fmt.Errorf("there is no kernel %q of naslab in %s; \"naslab kernel list\" shows where there are", p.name, dir))
}

func (a *App) kernelList(args []string) int {
	if len(args) > 0 {
		return a.wrong("kernel list takes no arguments")
	}
	found := jupyter.Installed(jupyter.Folders())
	if len(found) == 0 {
		fmt.Fprintln(a.Out, "naslab is not installed as a kernel; \"naslab kernel install\" does that")
	}
	for _, f := range found {
		note := ""
		if !f.Works() {
			note = "  (" + f.Argv[0] + " is gone: install anew)"
		}
		fmt.Fprintf(a.Out, "%-12s %s%s\n", f.Name, f.Folder, note)
	}
	return 0
}

// kernelRun serves one session of a notebook.
func (a *App) kernelRun(args []string) int {
	if len(args) != 1 {
		return a.wrong("kernel run needs the name of a connection file, which Jupyter gives it")
	}
	c, err := jupyter.ReadConnection(args[0])
	if err != nil {
		return a.broken(err)
	}
	err = jupyter.Run(context.Background(), jupyter.Config{
		Connection: c, Log: true, Capture: true, Orphan: jupyter.Orphaned(),
		Start: func(h jupyter.Host) (jupyter.Language, error) { return a.newJupyterFace(h) },
	})
	if err != nil {
		return a.broken(err)
	}
	return 0
}
