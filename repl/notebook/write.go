package notebook

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Write returns the content of a file with the given cells: a notebook or a
// script, by the file's name. What it returns, Read reads.
func Write(file string, cells []string) ([]byte, error) {
	var b strings.Builder
	switch strings.ToLower(filepath.Ext(file)) {
	case ".md", ".markdown":
		title := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		fmt.Fprintf(&b, "# %s\n", title)
		for _, c := range cells {
			mark := strings.Repeat("`", 3+longestRun(c))
			if longestRun(c) < 3 {
				mark = "```"
			}
			fmt.Fprintf(&b, "\n%sgo\n%s\n%s\n", mark, strings.TrimRight(c, "\n"), mark)
		}
	case ".go":
		b.WriteString("//go:build ignore\n")
		for _, c := range cells {
			fmt.Fprintf(&b, "\n%s\n%s\n", separator, strings.TrimRight(c, "\n"))
		}
	default:
		return nil, fmt.Errorf("%s is neither a notebook (.md) nor a script (.go)", file)
	}
	return []byte(b.String()), nil
}

// longestRun is the length of the longest run of backticks.
func longestRun(s string) int {
	longest, n := 0, 0
	for _, r := range s {
		if r == '`' {
			n++
			longest = max(longest, n)
		} else {
			n = 0
		}
	}
	return longest
}
