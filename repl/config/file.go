package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// File is where the settings of all sessions are: NASLAB_CONFIG, else a file in
// the user's folder of configurations; empty when there is none.
func File() string { return place("NASLAB_CONFIG", "config") }

// Startup is the file of cells that run before the first prompt: NASLAB_STARTUP,
// else one beside the settings.
func Startup() string { return place("NASLAB_STARTUP", "startup.go") }

func place(variable, file string) string {
	if f, ok := os.LookupEnv(variable); ok {
		return f
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "naslab", file)
}

// Load reads a file of settings. Lines that are wrong are passed over and told
// of, a sentence each. No file is no trouble.
func (c *Config) Load(file string) (troubles []error) {
	if file == "" {
		return nil
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return []error{fmt.Errorf("the settings cannot be read: %w", err)}
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		key, value, ok, bad := parse(line)
		if bad == nil && ok {
			bad = c.Set(key, value, file)
		}
		if bad != nil {
			troubles = append(troubles, fmt.Errorf("%s:%d: %w", file, n, bad))
		}
	}
	return troubles
}

// parse reads a line; ok is false for an empty one.
func parse(line string) (key, value string, ok bool, err error) {
	text, _, _ := strings.Cut(line, "#")
	if text = strings.TrimSpace(text); text == "" {
		return "", "", false, nil
	}
	key, value, found := strings.Cut(text, "=")
	if !found {
		return "", "", false, fmt.Errorf("%q is no setting; write key = value", text)
	}
	return strings.TrimSpace(key), strings.TrimSpace(value), true, nil
}

// Write puts a setting into a file of settings, whose other lines stay as they
// are.
func Write(file, key, value string) error {
	if file == "" {
		return errors.New("there is no folder for settings here; NASLAB_CONFIG names a file")
	}
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the settings cannot be read: %w", err)
	}
	var b bytes.Buffer
	done := false
	for line := range strings.Lines(string(text)) {
		if k, _, ok, bad := parse(line); ok && bad == nil && k == key {
			if !done {
				fmt.Fprintf(&b, "%s = %s\n", key, value)
			}
			done = true
			continue
		}
		b.WriteString(strings.TrimRight(line, "\n") + "\n")
	}
	if !done {
		fmt.Fprintf(&b, "%s = %s\n", key, value)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("the settings cannot be written: %w", err)
	}
	temp := file + ".new"
	if err := os.WriteFile(temp, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("the settings cannot be written: %w", err)
	}
	if err := os.Rename(temp, file); err != nil {
		return fmt.Errorf("the settings cannot be written: %w", err)
	}
	return nil
}
