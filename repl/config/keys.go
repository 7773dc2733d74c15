package config

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"naslab/repl/picture"
)

// Key is one setting.
type Key struct {
	Name    string
	Default string
	Help    string
	Values  []string // the only ones that are taken; nil for any that check takes
	check   func(string) error
}

// The names of the settings.
const (
	Colours = "colours"
	Images  = "images"
	History = "history"
	Figures = "figures"
	Runs    = "runs"
	Seed    = "seed"
	Threads = "threads"
	Journal = "journal"
)

// Keys lists the settings in the order in which they are printed.
var Keys = []Key{
	{Name: Colours, Default: "auto", Help: "colours at the terminal", Values: []string{"auto", "off"}},
	{Name: Images, Default: "auto", Help: "how figures are shown in the terminal", Values: imageKinds()},
	{Name: History, Default: "5000", Help: "cells that the history keeps", check: whole(10, 1_000_000)},
	{Name: Figures, Default: "figures", Help: "folder of figures", check: folder},
	{Name: Runs, Default: "runs", Help: "folder of studies", check: folder},
	{Name: Seed, Default: "1", Help: "seed of what is not given one", check: seed},
	{Name: Threads, Default: "0", Help: "threads of one tensor operation; 0 lets libtorch choose", check: whole(0, max(1024, runtime.NumCPU()))},
	{Name: Journal, Default: "on", Help: "keep a journal, from which a lost session is replayed", Values: []string{"on", "off"}},
}

func imageKinds() []string {
	names := []string{"auto"}
	for _, k := range picture.Kinds {
		names = append(names, string(k))
	}
	return names
}

// Find returns the setting of that name.
func Find(name string) (Key, bool) {
	i := slices.IndexFunc(Keys, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return Keys[i], true
}

// Names lists the names of the settings.
func Names() []string {
	names := make([]string, len(Keys))
	for i, k := range Keys {
		names[i] = k.Name
	}
	return names
}

// Check says what is wrong with a value.
func (k Key) Check(value string) error {
	if k.Values != nil && !slices.Contains(k.Values, value) {
		return fmt.Errorf("%s cannot be %q; it is one of %s", k.Name, value, strings.Join(k.Values, ", "))
	}
	if k.check != nil {
		if err := k.check(value); err != nil {
			return fmt.Errorf("%s cannot be %q; %w", k.Name, value, err)
		}
	}
	return nil
}

func whole(lo, hi int) func(string) error {
	return func(s string) error {
		if n, err := strconv.Atoi(s); err != nil || n < lo || n > hi {
			return fmt.Errorf("give a whole number from %d to %d", lo, hi)
		}
		return nil
	}
}

func seed(s string) error {
	if n, err := strconv.ParseUint(s, 10, 64); err != nil || n == 0 {
		return fmt.Errorf("give a whole number from 1")
	}
	return nil
}

func folder(s string) error {
	if s == "" {
		return fmt.Errorf("give the path of a folder")
	}
	return nil
}
