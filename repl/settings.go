package repl

import (
	"fmt"
	"os"
	"strings"

	"naslab/engine/table"
	"naslab/repl/config"
	"naslab/repl/fault"
	"naslab/repl/magic"
	"naslab/repl/notebook"
	"naslab/repl/session"
)

// readSettings reads the file of settings, the environment and the command line.
func (sh *shell) readSettings() {
	sh.config = config.New()
	sh.colorful = sh.color
	troubles := sh.config.Load(config.File())
	if v := os.Getenv("NASLAB_IMAGES"); v != "" {
		if err := sh.config.Set(config.Images, v, "NASLAB_IMAGES"); err != nil {
			troubles = append(troubles, fmt.Errorf("NASLAB_IMAGES: %w", err))
		}
	}
	if sh.app.seed != "" { // was checked
		_ = sh.config.Set(config.Seed, sh.app.seed, "the command line")
	}
	for _, t := range troubles {
		fmt.Fprintln(sh.err, sh.dim("note: "+t.Error()))
	}
}

// applySettings makes the settings hold.
func (sh *shell) applySettings() {
	sh.color = sh.colorful && sh.config.Text(config.Colours) != "off"
	if sh.configured != nil {
		sh.configured(sh.config)
	}
	if sh.pictures != nil {
		sh.pictures.again()
	}
}

// magicConfig shows or changes the settings.
func (sh *shell) magicConfig(in *invocation) verdict {
	_, write := in.flags["-w"]
	key, value, given := setting(in.rest)
	switch {
	case key == "" && write:
		return sh.fail("%%config -w needs a setting and its value")
	case key == "":
		return sh.listSettings()
	case !given && write:
		value = sh.config.Text(key)
	case !given:
		return sh.tellSetting(key)
	}
	if err := sh.config.Set(key, value, "this session"); err != nil {
		return sh.fail("%v", err)
	}
	sh.applySettings()
	if !write {
		return fine
	}
	file := config.File()
	if err := config.Write(file, key, value); err != nil {
		return sh.fail("%v", err)
	}
	fmt.Fprintf(sh.out, "%s = %s is written to %s\n", key, value, file)
	return fine
}

// setting reads "key", "key value" or "key = value".
func setting(args string) (key, value string, given bool) {
	args = strings.TrimSpace(args)
	i := strings.IndexAny(args, " =\t")
	if i < 0 {
		return args, "", false
	}
	value = strings.TrimSpace(args[i:])
	if rest, ok := strings.CutPrefix(value, "="); ok {
		value = strings.TrimSpace(rest)
	}
	words, err := magic.Words(value)
	if err == nil && len(words) == 1 {
		value = words[0] // without quotation marks
	}
	return args[:i], value, true
}

func (sh *shell) listSettings() verdict {
	t := table.New("", "setting", "value", "from", "what it is")
	for _, k := range config.Keys {
		text, from, _ := sh.config.Get(k.Name)
		t.Add(k.Name, text, from, k.Help)
	}
	if f := config.File(); f != "" {
		t.Note = "settings of all sessions are in " + f + "; %config -w KEY VALUE writes there"
	}
	fmt.Fprintln(sh.out, sh.fit(t))
	return fine
}

func (sh *shell) tellSetting(key string) verdict {
	text, from, ok := sh.config.Get(key)
	if !ok {
		return sh.fail("%v", sh.config.Set(key, "", ""))
	}
	k, _ := config.Find(key)
	fmt.Fprintf(sh.out, "%s = %s (%s)\n    %s\n", key, text, from, k.Help)
	if k.Values != nil {
		fmt.Fprintf(sh.out, "    one of %s\n", strings.Join(k.Values, ", "))
	}
	return fine
}

// startUp runs the cells of the start-up file. One that fails is told of and
// skipped.
func (sh *shell) startUp() {
	file := config.Startup()
	if file == "" {
		return
	}
	content, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return
	}
	if err != nil {
		fmt.Fprintln(sh.err, sh.dim("note: "+unreadable(file, err).Error()))
		return
	}
	nb, err := notebook.Read(file, content)
	if err != nil {
		fmt.Fprintln(sh.err, sh.dim("note: "+err.Error()))
		return
	}
	for _, c := range nb.Cells {
		one := session.Cell{File: nb.File, Number: c.Number, Line: c.Line, Text: c.Text}
		if sh.isMagic(c.Text) {
			sh.magicIn(one, "")
			continue
		}
		if out := sh.run(one, ""); out.Fault != nil && out.Fault.Kind == fault.Interrupted {
			break
		}
	}
	sh.done = nil
}
