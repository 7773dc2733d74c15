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
	for word, near := range map[string]string{"benchmarcs": "benchmarks", "spces": "spaces"} {
		c := command(t, "taxonomy", word)
		text, err = c.CombinedOutput()
		if err == nil || c.ProcessState.ExitCode() != 2 || !strings.Contains(string(text), `did you mean "`+near+`"`) {
			t.Errorf("a misspelt branch: %v, %s", err, text)
		}
	}
}

func TestCheckCommand(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{
		{"-c", `nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity"), nas.Budget{Evals: 4})`},
		{"check", "rs-hwgpt-s-perplexity-1"},
	} {
		c := command(t, args...)
		c.Dir = dir
		text, err := c.CombinedOutput()
		if err != nil || args[0] == "check" && !strings.Contains(string(text), "yes  seeds: 1") {
			t.Errorf("%v, %s", err, text)
		}
	}
	c := command(t, "check", "rs-hwgpt-perplexity-1")
	c.Dir = dir
	if text, err := c.CombinedOutput(); err == nil || !strings.Contains(string(text), `did you mean "rs-hwgpt-s-perplexity-1"`) {
		t.Errorf("a misspelt study: %v, %s", err, text)
	}
	if text, err := command(t, "check").CombinedOutput(); err == nil || !strings.Contains(string(text), "takes one study") {
		t.Errorf("no study: %v, %s", err, text)
	}
}
