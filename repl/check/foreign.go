package check

import (
	"regexp"
	"strings"
)

// habits are what people write who come from other languages, and what it is in
// Go. Each is looked for in the line of a syntax error.
var habits = []struct {
	line *regexp.Regexp
	hint string
}{
	{regexp.MustCompile(`^while\b`), "a loop with a condition is: for x > 0 { ... }"},
	{regexp.MustCompile(`^(def|fn|function|fun)\s+\w+\s*\(`), "a function is: func f(x int) int { ... }"},
	{regexp.MustCompile(`^class\b`), "a type is: type T struct { ... }; its methods stand outside"},
	{regexp.MustCompile(`^(print|echo|puts)\s+[^(=]`), "fmt.Println(x) prints"},
	{regexp.MustCompile(`^(let|val|auto|const\s+\w+:|mut)\s+\w+.*=`), "x := 1 declares a variable"},
	{regexp.MustCompile(`^(int\d*|uint\d*|float\d*|double|string|bool|char|long)\s+\w+\s*(=|$)`), "x := 1 declares a variable, or var x int"},
	{regexp.MustCompile(`^for\s+\w+(\s*,\s*\w+)?\s+in\b`), "a loop over a list is: for i, x := range xs { ... }"},
	{regexp.MustCompile(`^foreach\b`), "a loop over a list is: for i, x := range xs { ... }"},
	{regexp.MustCompile(`^(elif|elsif)\b`), "write } else if x { on the line of the closing brace"},
	{regexp.MustCompile(`^else\b`), "write else on the line of the closing brace: } else {"},
	{regexp.MustCompile(`^(try|except|catch)\b`), "functions return their errors: x, err := f(); if err != nil { ... }"},
	{regexp.MustCompile(`^from\s+\w+\s+import\b`), `an import is: import "strings"`},
	{regexp.MustCompile(`^import\s+\w+$`), `the path stands in quotes: import "strings"`},
	{regexp.MustCompile(`=\s*\[[^\]]*,`), "a list is written with its type: []int{1, 2, 3}"},
	{regexp.MustCompile(`=\s*\{`), "a literal is written with its type: []int{1, 2, 3}, map[string]int{\"a\": 1}"},
	{regexp.MustCompile(`\blambda\b|=>`), "a function literal is: func(x int) int { return x + 1 }"},
	{regexp.MustCompile(`^del\s`), "delete(m, key) removes an element of a map"},
	{regexp.MustCompile(`\s(and|or|not)\s`), "the operators are &&, || and !"},
}

// foreign suggests what the author of a syntax error at an offset may have meant.
func foreign(msg, text string, off int) string {
	switch {
	case msg == "expected 1 expression":
		return "several values at once are shown by fmt.Println(a, b)"
	case msg == "illegal character U+003F '?'":
		return "Go has no ?:; write if and else"
	case msg == "illegal character U+0023 '#'":
		return "a comment begins with //"
	case msg == "more than one character in rune literal":
		return `a text stands in double quotes: "abc"`
	case msg == "expected ';', found '{'":
		return "a loop has one part or three: for i := 0; i < n; i++ { ... }"
	case msg == "expected '{', found newline":
		return "the { stands on the same line"
	case strings.HasPrefix(msg, "unexpected ++"), strings.HasPrefix(msg, "unexpected --"):
		return "x++ and x-- are statements, not values"
	}
	line := lineAt(text, off)
	if strings.Contains(line, "++ ") || strings.Contains(line, "-- ") {
		if strings.HasSuffix(msg, "at end of statement") {
			return "x++ and x-- are statements, not values"
		}
	}
	for _, h := range habits {
		if h.line.MatchString(line) {
			return h.hint
		}
	}
	return ""
}

// lineAt is the line that an offset of a text lies in, without the space around.
func lineAt(text string, off int) string {
	off = min(off, len(text))
	start := strings.LastIndexByte(text[:off], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return strings.TrimSpace(line)
}

// foreignNames are names that other languages have, and what is meant.
var foreignNames = map[string]string{
	"None": "nil", "null": "nil", "NULL": "nil", "nullptr": "nil", "undefined": "nil", "True": "true", "False": "false",
	"float": "float64", "double": "float64", "str": "string", "String": "string", "boolean": "bool", "char": "byte or rune", "long": "int64",
	"printf": "fmt.Printf", "sprintf": "fmt.Sprintf", "exit": "os.Exit", "self": "the receiver's name", "this": "the receiver's name",
	"assert": "an if with a panic", "range": "for i := range n", "sizeof": "unsafe.Sizeof", "typeof": `fmt.Sprintf("%T", x)`, "type": `fmt.Sprintf("%T", x)`,
	"while": "for", "foreach": "for and range",
}
