package repl

import (
	"strings"
	"testing"
)

func TestTaxonomyCommand(t *testing.T) {
	text, err := command(t, "taxonomy", "black-box").CombinedOutput()
	if err != nil || !strings.Contains(string(text), "here: rea") || strings.Contains(string(text), "surrogate") {
		t.Errorf("%v, %s", err, text)
	}
	c := command(t, "taxonomy", "benchmarcs")
	text, err = c.CombinedOutput()
	if err == nil || c.ProcessState.ExitCode() != 2 || !strings.Contains(string(text), `did you mean "benchmarks"`) {
		t.Errorf("a misspelt branch: %v, %s", err, text)
	}
}
