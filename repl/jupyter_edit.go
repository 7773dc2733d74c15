package repl

import (
	"strings"

	"naslab/repl/jupyter"
)

// Complete lists what can stand at a place.
func (f *jupyterFace) Complete(src string, at int) (from, to int, list []jupyter.Candidate) {
	return at, at, nil
}

// Inspect documents what stands at a place.
func (f *jupyterFace) Inspect(src string, at, detail int) (jupyter.Bundle, bool) {
	name := nameAt(src, at)
	if name == "" {
		return jupyter.Bundle{}, false
	}
	a, ok := f.sh.ses.About(name)
	if !ok {
		return jupyter.Bundle{}, false
	}
	return jupyter.Text(a.Kind + " " + strings.TrimPrefix(a.Text, a.Kind+" ")), true
}

// nameAt is the name, with what it is a member of, at an offset or before it.
func nameAt(src string, at int) string {
	in := func(i int) bool {
		return i >= 0 && i < len(src) && (src[i] == '.' || src[i] == '_' || src[i] >= 0x80 || isLetterOrDigit(rune(src[i])))
	}
	from := at
	for in(from - 1) {
		from--
	}
	to := at
	for in(to) && src[to] != '.' {
		to++
	}
	return strings.Trim(src[from:to], ".")
}

// Completeness says whether a cell is complete, and how its next line begins
// when it is not.
func (f *jupyterFace) Completeness(src string) (jupyter.Completeness, string) {
	if !f.sh.waits(src) {
		return jupyter.Complete, ""
	}
	return jupyter.Incomplete, nextIndent(src)
}

// nextIndent is the indentation of the line after src: that of its last line,
// one more after an opening bracket.
func nextIndent(src string) string {
	lines := strings.Split(strings.TrimRight(src, " \t\n"), "\n")
	line := lines[len(lines)-1]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if strings.HasSuffix(line, "{") || strings.HasSuffix(line, "(") || strings.HasSuffix(line, "[") {
		indent += "\t"
	}
	return indent
}
