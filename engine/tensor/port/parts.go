package main

import (
	"regexp"
	"strconv"
	"strings"
)

// The head of a part that includes nothing by itself.
const partHead = `#include "torch_api.h"
#include <torch/torch.h>
#include "naslab.h"
`

// shimParts cuts the shim into sources that compile side by side: what gotch and
// naslab wrote by hand, and what gotch generated.
func shimParts(written, ext, generated string) []string {
	return []string{written + ext, partHead + generated}
}

// errorPlace matches a line of the compiler's output that names a place in the
// part: the error itself, or the spot that a template was required from.
var errorPlace = regexp.MustCompile(`(?m)^[^\s:]*part\d+\.cpp:(\d+):\d+: +(?:fatal )?(?:error:|required from)`)

// errorLines returns the lines of the part, counted from 1, that the compiler
// complains about.
func errorLines(output string) []int {
	var lines []int
	for _, m := range errorPlace.FindAllStringSubmatch(output, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil {
			lines = append(lines, n)
		}
	}
	return lines
}

var funcHead = regexp.MustCompile(`^(\w+ \**)(\w+)\(`)

// stubFunctions replaces the body of each function that holds one of the lines
// by one that sets the error "not in this libtorch". The number of lines stays the
// same. It returns the text and the names of the functions replaced.
func stubFunctions(text string, lines []int) (string, []string) {
	src := strings.Split(text, "\n")
	var names []string
	for _, n := range lines {
		first, last, ok := enclosing(src, n-1)
		if !ok {
			continue
		}
		m := funcHead.FindStringSubmatch(src[first])
		open := first
		for open < last && !strings.HasSuffix(src[open], "{") {
			open++
		}
		if m == nil || open == last || src[open+1] == stubBody(m[1]) {
			continue
		}
		src[open+1] = stubBody(m[1])
		for i := open + 2; i < last; i++ {
			src[i] = ""
		}
		names = append(names, m[2])
	}
	return strings.Join(src, "\n"), names
}

func stubBody(ret string) string {
	body := `  free(torch_last_err); torch_last_err = strdup("not in this libtorch");`
	if strings.TrimSpace(ret) == "void" {
		return body
	}
	return body + " return 0;"
}

// enclosing returns the first and last line of the function around line i: from
// the last line before that starts in column 0 with a name, to the first `}` in
// column 0.
func enclosing(src []string, i int) (first, last int, ok bool) {
	if i < 0 || i >= len(src) {
		return 0, 0, false
	}
	for first = i; first >= 0 && !funcHead.MatchString(src[first]); first-- {
		if first < i && strings.HasPrefix(src[first], "}") {
			return 0, 0, false
		}
	}
	for last = i; last < len(src) && src[last] != "}"; last++ {
	}
	return first, last, first >= 0 && last < len(src)
}
