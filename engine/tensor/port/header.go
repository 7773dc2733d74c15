package main

import (
	"fmt"
	"regexp"
	"strings"
)

// decl is one C function of a header: its result type, its name and the types
// of its parameters, in plain C.
type decl struct {
	Ret, Name string
	Params    []string
}

var (
	lineComment  = regexp.MustCompile(`//[^\n]*`)
	blockComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	declaration  = regexp.MustCompile(`^(\w+(?:\s*\*+)?)\s*\b(\w+)\s*\((.*)\)$`)
	parameter    = regexp.MustCompile(`^(?:const\s+)?(\w+)\s*(\*{0,2})\s*(\w*)$`)
	callback     = regexp.MustCompile(`^(\w+ \(\*)\w*(\)\(.*\))$`)
	space        = regexp.MustCompile(`\s+`)
)

// parseHeader reads the function declarations of a C header of the shim, as C
// (not C++) sees them. It knows exactly the forms these headers use and refuses
// any other, so that a new gotch cannot be misread silently.
func parseHeader(text string) ([]decl, error) {
	text = blockComment.ReplaceAllString(text, "")
	text = lineComment.ReplaceAllString(text, "")
	var decls []decl
	for _, s := range strings.Split(cOnly(text), ";") {
		s = strings.TrimSpace(space.ReplaceAllString(s, " "))
		if s == "" || strings.HasPrefix(s, "typedef ") {
			continue
		}
		d, err := parseDecl(s)
		if err != nil {
			return nil, err
		}
		decls = append(decls, d)
	}
	return decls, nil
}

// cOnly drops preprocessor lines and what stands under `#ifdef __cplusplus`.
func cOnly(text string) string {
	var b strings.Builder
	cplusplus, continued := false, false
	for _, line := range strings.Split(text, "\n") {
		directive := continued || strings.HasPrefix(line, "#")
		continued = directive && strings.HasSuffix(line, "\\")
		switch {
		case strings.HasPrefix(line, "#ifdef __cplusplus"):
			cplusplus = true
		case strings.HasPrefix(line, "#else"), strings.HasPrefix(line, "#endif"):
			cplusplus = false
		case !directive && !cplusplus:
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// parseDecl reads one declaration on one line, without its semicolon.
func parseDecl(s string) (decl, error) {
	m := declaration.FindStringSubmatch(s)
	if m == nil {
		return decl{}, fmt.Errorf("cannot read the C declaration %q", s)
	}
	d := decl{Ret: strings.ReplaceAll(m[1], " ", ""), Name: m[2]}
	for _, p := range splitParams(m[3]) {
		typ, err := paramType(p)
		if err != nil {
			return decl{}, fmt.Errorf("%w in %q", err, s)
		}
		d.Params = append(d.Params, typ)
	}
	return d, nil
}

// splitParams cuts a parameter list at its commas, not at those inside the
// parentheses of a callback.
func splitParams(s string) []string {
	var parts []string
	depth, start := 0, 0
	for i, c := range s {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ',' && depth == 0:
			parts = append(parts, strings.TrimSpace(s[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(s[start:]); last != "" {
		parts = append(parts, last)
	}
	return parts
}

// paramType returns the type of a parameter, whose name may be missing. A
// callback's type keeps `(*` where its name belongs.
func paramType(p string) (string, error) {
	if m := callback.FindStringSubmatch(p); m != nil {
		return m[1] + m[2], nil
	}
	m := parameter.FindStringSubmatch(p)
	if m == nil {
		return "", fmt.Errorf("cannot read the parameter %q", p)
	}
	return m[1] + m[2], nil
}
