package space

import (
	"fmt"
	"strconv"
	"strings"
)

// Text prints a as its field writes it, such as NAS-Bench-201's
// "|nor_conv_3x3~0|+...", or as [Arch.String] does where there is no such form.
func Text(s Space, a Arch) (string, error) {
	if err := s.Check(a); err != nil {
		return "", err
	}
	if f := own(s).Text; f != nil {
		return f(a)
	}
	return a.String(), nil
}

// Parse reads an architecture of s: "space:genes" as [Arch.String] prints it, or
// the field's own form as [Text] prints it.
func Parse(s Space, text string) (Arch, error) {
	text = strings.TrimSpace(text)
	key, ok := strings.CutPrefix(text, s.Name()+":")
	f := own(s).Parse
	switch {
	case ok:
		return parseGenes(s, text, key)
	case f != nil:
		a, err := f(text)
		if err == nil {
			err = s.Check(a)
		}
		if err != nil {
			return Arch{}, fmt.Errorf("space: parse %q: %w", text, err)
		}
		return a, nil
	}
	return Arch{}, fmt.Errorf("space: parse %q: want %q, a colon and the choice indices", text, s.Name())
}

func parseGenes(s Space, text, key string) (Arch, error) {
	parts, n := strings.Split(key, "."), len(s.Dims())
	if len(key) == n {
		parts = strings.Split(key, "")
	}
	if n > 1 && len(parts) == 1 {
		return Arch{}, fmt.Errorf("space: parse %q: %s has %d decisions, %q has %d digits", text, s.Name(), n, key, len(key))
	}
	genes := make([]int, len(parts))
	for i, part := range parts {
		g, err := strconv.Atoi(part)
		if err != nil {
			return Arch{}, fmt.Errorf("space: parse %q: %q is no choice index", text, part)
		}
		genes[i] = g
	}
	a := Arch{s.Name(), genes}
	if err := s.Check(a); err != nil {
		return Arch{}, fmt.Errorf("space: parse %q: %w", text, err)
	}
	return a, nil
}
