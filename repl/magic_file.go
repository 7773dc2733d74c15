package repl

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"naslab/repl/magic"
	"naslab/repl/notebook"
)

func (sh *shell) magicRun(in *invocation) verdict {
	file, err := magic.One("run", in.Args, "a file")
	if err != nil {
		return sh.fail("%v", err)
	}
	content, err := os.ReadFile(home(file))
	if err != nil {
		return sh.fail("%v", unreadable(file, err))
	}
	nb, err := notebook.Read(file, content)
	if err != nil {
		return sh.fail("%v", err)
	}
	if sh.runNotebook(nb) != nil {
		return failed
	}
	return fine
}

// magicLoad puts a file into the next cell. Where nothing is edited it prints
// the file.
func (sh *shell) magicLoad(in *invocation) verdict {
	file, err := magic.One("load", in.Args, "a file")
	if err != nil {
		return sh.fail("%v", err)
	}
	content, err := os.ReadFile(home(file))
	if err != nil {
		return sh.fail("%v", unreadable(file, err))
	}
	if !utf8.Valid(content) {
		return sh.fail("%s is not a text file", file)
	}
	text := strings.ReplaceAll(string(content), "\r\n", "\n")
	if sh.input.edits() || sh.fills {
		sh.next = strings.TrimRight(text, "\n")
		return fine
	}
	fmt.Fprintln(sh.out, strings.TrimRight(text, "\n"))
	return fine
}

func (sh *shell) magicSave(in *invocation) verdict {
	words, err := magic.Words(in.rest)
	if err != nil {
		return sh.fail("%v", err)
	}
	_, force := in.flags["-f"]
	if len(words) > 0 && words[len(words)-1] == "-f" {
		force, words = true, words[:len(words)-1]
	}
	if len(words) == 0 {
		return sh.fail("%%save needs a file: a .md or .ipynb for a notebook, a .go for a script, a .html for a page")
	}
	file := words[0]
	cells, err := sh.pick(words[1:])
	if err != nil {
		return sh.fail("%v", err)
	}
	path := home(file)
	if _, err := os.Stat(path); err == nil && !force {
		return sh.fail("%s is there already; %%save -f %s writes over it", file, file)
	}
	if err := saveNotebook(sessionNotebook(path, cells), path); err != nil {
		return sh.fail("%v", err)
	}
	fmt.Fprintf(sh.out, "%s saved to %s\n", several(len(cells), "cell"), file)
	return fine
}

// pick returns the cells that went well, or those of them with the numbers that
// were asked for, such as "1-4,7". Within a range it passes over those that
// failed or were no Go.
func (sh *shell) pick(ranges []string) ([]doneCell, error) {
	numbers, err := cellNumbers(strings.Join(ranges, ","))
	if err != nil {
		return nil, err
	}
	var cells []doneCell
	for _, d := range sh.done {
		if _, asked := numbers[d.number()]; asked || len(ranges) == 0 {
			cells = append(cells, d)
			delete(numbers, d.number())
		}
	}
	for _, n := range slices.Sorted(maps.Keys(numbers)) {
		if numbers[n] || len(cells) == 0 {
			return nil, fmt.Errorf("there is no cell %d that went well; %%history lists the cells", n)
		}
	}
	return cells, nil
}

// cellNumbers reads "1-4,7". The value says whether a number stands alone.
func cellNumbers(s string) (map[int]bool, error) {
	numbers := map[int]bool{}
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		lo, hi, isRange := strings.Cut(part, "-")
		a, err := strconv.Atoi(lo)
		b := a
		if isRange && err == nil {
			b, err = strconv.Atoi(hi)
		}
		if err != nil || a < 1 || b < a || b-a > 1_000_000 {
			return nil, fmt.Errorf("%q names no cells; write their numbers as in 1-4,7", part)
		}
		for n := a; n <= b; n++ {
			numbers[n] = numbers[n] || !isRange
		}
	}
	return numbers, nil
}

func (sh *shell) magicWriteFile(in *invocation) verdict {
	file, err := magic.One("%writefile", in.Args, "a file")
	if err != nil {
		return sh.fail("%v", err)
	}
	_, statErr := os.Stat(home(file))
	body := strings.TrimRight(in.Body, "\n") + "\n"
	if err := os.WriteFile(home(file), []byte(body), 0o644); err != nil {
		return sh.fail("%v", err)
	}
	verb := "written to"
	if statErr == nil {
		verb = "written over"
	}
	fmt.Fprintf(sh.out, "%s %s %s\n", several(strings.Count(body, "\n"), "line"), verb, file)
	return fine
}

// several is a number of things: "1 cell", "2 cells".
func several(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// home puts the home folder in the place of a leading tilde.
func home(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	dir, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(dir, rest)
}

// unreadable is the sentence for a file that cannot be read.
func unreadable(file string, err error) error {
	return fmt.Errorf("cannot read %s: %w", file, reason(err))
}

// reason is an error of a file without what was done to which file.
func reason(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
