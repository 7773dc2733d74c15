package repl

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"naslab/repl/magic"
)

func (sh *shell) magicCd(in *invocation) verdict {
	dir := "~"
	if in.Args != "" {
		var err error
		if dir, err = magic.One("cd", in.Args, "a folder"); err != nil {
			return sh.fail("%v", err)
		}
	}
	if dir == "-" {
		if sh.before == "" {
			return sh.fail("there is no folder to go back to; %%cd DIR enters one")
		}
		dir = sh.before
	}
	here, _ := os.Getwd() // "" when the folder is gone
	if err := os.Chdir(home(dir)); err != nil {
		return sh.fail("cannot enter %s: %v", dir, reason(err))
	}
	sh.before = here
	return sh.magicPwd(nil)
}

func (sh *shell) magicPwd(*invocation) verdict {
	wd, err := os.Getwd()
	if err != nil {
		return sh.fail("%v", err)
	}
	fmt.Fprintln(sh.out, wd)
	return fine
}

func (sh *shell) magicLs(in *invocation) verdict {
	dir := "."
	if in.Args != "" {
		var err error
		if dir, err = magic.One("ls", in.Args, "a folder"); err != nil {
			return sh.fail("%v", err)
		}
	}
	list, err := os.ReadDir(home(dir))
	if err != nil {
		return sh.fail("%v", unreadable(dir, err))
	}
	var names []string
	for _, e := range list {
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			names = append(names, e.Name()+string(os.PathSeparator))
		default:
			names = append(names, e.Name())
		}
	}
	if len(names) > 0 {
		fmt.Fprintln(sh.out, columns(names, 78))
	}
	return fine
}

// magicEnv shows or sets environment variables.
func (sh *shell) magicEnv(in *invocation) verdict {
	if in.Args == "" {
		env := os.Environ()
		slices.Sort(env)
		for _, e := range env {
			fmt.Fprintln(sh.out, e)
		}
		return fine
	}
	name, value, set := strings.Cut(in.Args, "=")
	if !set {
		name, value, set = strings.Cut(in.Args, " ")
	}
	name = strings.TrimSpace(name)
	if !set {
		v, ok := os.LookupEnv(name)
		if !ok {
			return sh.fail("%s is not set; %%env %s=VALUE sets it", name, name)
		}
		fmt.Fprintln(sh.out, v)
		return fine
	}
	if name == "" || strings.ContainsAny(name, " \t") {
		return sh.fail("%%env sets one variable: %%env NAME=VALUE")
	}
	value = strings.TrimSpace(value)
	if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		value = value[1 : n-1]
	}
	if err := os.Setenv(name, value); err != nil {
		return sh.fail("%v", err)
	}
	return fine
}
