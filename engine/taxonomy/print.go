package taxonomy

import (
	"fmt"
	"strings"
)

const (
	indent = "  "
	width  = 96 // of a line, in characters
)

// String prints the entries branch by branch, each with its definition and,
// below, what is here and what is not yet.
func (c Coverage) String() string {
	var b strings.Builder
	branch := ""
	for _, r := range c.Rows {
		if r.Branch != branch {
			branch = r.Branch
			b.WriteString(branch + "\n")
		}
		wrap(&b, indent, r.ID+": "+r.Definition)
		if len(r.Here) > 0 {
			wrap(&b, indent+indent, "here: "+strings.Join(short(r.Here), ", "))
		}
		if len(r.Missing) > 0 {
			wrap(&b, indent+indent, notYet+": "+strings.Join(r.Missing, ", "))
		}
	}
	for line := range strings.SplitSeq(c.notes(), "\n") {
		wrap(&b, "", line)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// notes are the counts and what has to be fetched.
func (c Coverage) notes() string {
	if len(c.Fetch) == 0 {
		return c.counts()
	}
	return c.counts() + "\nbenchmarks of " + strings.Join(c.Fetch, ", ") + " need data that are not on this machine: naslab data get"
}

// wrap writes text in lines that begin with indent; all but the first a little
// further in.
func wrap(b *strings.Builder, indent, text string) {
	line := indent
	for i, w := range strings.Fields(text) {
		switch {
		case i == 0:
			line += w
		case len(line)+1+len(w) > width:
			b.WriteString(line + "\n")
			line = indent + "  " + w
		default:
			line += " " + w
		}
	}
	b.WriteString(line + "\n")
}

// crowd is from how many names of one family on only their number is printed.
const crowd = 7

// short puts names of one family, such as hwgpt/s/a100, together where they are
// many: "hwgpt/* (39)".
func short(names []string) []string {
	size := map[string]int{}
	for _, n := range names {
		if family, _, ok := strings.Cut(n, "/"); ok {
			size[family]++
		}
	}
	var list []string
	for _, n := range names {
		family, _, ok := strings.Cut(n, "/")
		switch {
		case !ok || size[family] < crowd && size[family] > 0:
			list = append(list, n)
		case size[family] > 0:
			list = append(list, fmt.Sprintf("%s/* (%d)", family, size[family]))
			size[family] = 0 // said
		}
	}
	return list
}
