package external

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestRun(t *testing.T) {
	for text, want := range map[string]struct{ out, err, fault string }{
		"echo a; echo b >&2": {"a\n", "b\n", ""},
		"exit 3":             {"", "", "the command ended with exit status 3"},
		"cat":                {"", "", ""}, // nothing to read
		"kill -9 $$":         {"", "", "the command ended with signal: killed"},
	} {
		var out, errs bytes.Buffer
		err := Command{Text: text, Out: &out, Err: &errs}.Run(context.Background())
		fault := ""
		if err != nil {
			fault = err.Error()
		}
		if out.String() != want.out || errs.String() != want.err || fault != want.fault {
			t.Errorf("%s: %q %q %q", text, out.String(), errs.String(), fault)
		}
	}
}

// A cancelled command ends with what it started.
func TestCancel(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "mark")
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	var out bytes.Buffer
	began := time.Now()
	err := Command{Text: "echo on; (sleep 2; echo > '" + mark + "') | cat", Out: &out, Err: &out}.Run(ctx)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("err = %v", err)
	}
	if !strings.HasPrefix(out.String(), "on") {
		t.Errorf("out = %q", out.String())
	}
	if d := time.Since(began); d > 5*time.Second {
		t.Errorf("it took %s to end", d)
	}
	time.Sleep(2 * time.Second)
	if _, err := os.Stat(mark); err == nil {
		t.Error("what the command started went on")
	}
}
