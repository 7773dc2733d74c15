package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

const gotchPath = "github.com/sugarme/gotch"

var gotchLine = regexp.MustCompile(`(?m)^\s*(?:require\s+)?` + regexp.QuoteMeta(gotchPath) + `\s+(v\S+)`)

// gotchVersion reads from go.mod which gotch is wanted.
func gotchVersion(gomod string) (string, error) {
	text, err := os.ReadFile(gomod)
	if err != nil {
		return "", err
	}
	m := gotchLine.FindSubmatch(text)
	if m == nil {
		return "", fmt.Errorf("%s does not require %s", gomod, gotchPath)
	}
	return string(m[1]), nil
}

// moduleDir has the go command put gotch into the module cache, checked against
// go.sum, and returns where it lies.
func moduleDir(root, version string) (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", gotchPath+"@"+version)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	out, err := cmd.Output()
	var got struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &got); jsonErr != nil {
		return "", fmt.Errorf("go mod download %s@%s: %v %s", gotchPath, version, err, stderr(err))
	}
	if got.Error != "" {
		return "", fmt.Errorf("go mod download %s@%s: %s", gotchPath, version, got.Error)
	}
	return got.Dir, nil
}

// stderr returns what a failed command said.
func stderr(err error) string {
	if exit, ok := err.(*exec.ExitError); ok {
		return string(exit.Stderr)
	}
	return ""
}

// writeWork writes the workspace file that puts the port in gotch's place. A
// go.work that says something else is left alone and is an error.
func writeWork(root string) error {
	const text = "// Made by engine/tensor/port; not committed.\ngo 1.26.0\n\nuse .\n\nreplace " + gotchPath + " => ./.gotch\n"
	path := filepath.Join(root, "go.work")
	old, err := os.ReadFile(path)
	if err == nil && !regexp.MustCompile(`Made by engine/tensor/port`).Match(old) {
		return fmt.Errorf("%s is not the port's own: add `replace %s => ./.gotch` to it or remove it", path, gotchPath)
	}
	return writeFile(path, []byte(text))
}
