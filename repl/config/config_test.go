package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSet(t *testing.T) {
	c := New()
	for _, k := range Keys {
		if err := k.Check(k.Default); err != nil || k.Help == "" {
			t.Errorf("default of %s: %v", k.Name, err)
		}
		if got := c.Text(k.Name); got != k.Default {
			t.Errorf("%s = %q", k.Name, got)
		}
	}
	if err := c.Set("seed", "7", "a test"); err != nil {
		t.Fatal(err)
	}
	if text, from, ok := c.Get("seed"); text != "7" || from != "a test" || !ok || c.Number("seed") != 7 {
		t.Errorf("%s from %s", text, from)
	}
	for _, tt := range []struct{ key, value, want string }{
		{"sed", "1", `there is no setting "sed"; did you mean "seed"?`},
		{"elephants", "1", `there is no setting "elephants"; %config lists them`},
		{"seed", "x", `seed cannot be "x"; give a whole number from 1`},
		{"seed", "0", `seed cannot be "0"; give a whole number from 1`},
		{"colours", "red", `colours cannot be "red"; it is one of auto, off`},
		{"history", "3", `history cannot be "3"; give a whole number from 10 to 1000000`},
		{"figures", "", `figures cannot be ""; give the path of a folder`},
	} {
		if err := c.Set(tt.key, tt.value, ""); err == nil || err.Error() != tt.want {
			t.Errorf("%s = %s: %v", tt.key, tt.value, err)
		}
	}
}

func TestFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "naslab", "config")
	c := New()
	if bad := c.Load(file); bad != nil {
		t.Errorf("no file: %v", bad)
	}
	for _, kv := range [][2]string{{"seed", "3"}, {"images", "sixel"}, {"seed", "4"}} {
		if err := Write(file, kv[0], kv[1]); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil || string(text) != "seed = 4\nimages = sixel\n" {
		t.Errorf("%q, %v", text, err)
	}
	add := "# mine\n figures=pictures # here\nnonsense\ncolour = off\nthreads = many"
	if err := os.WriteFile(file, append(text, add...), 0o644); err != nil {
		t.Fatal(err)
	}
	bad := c.Load(file)
	if len(bad) != 3 || !strings.Contains(bad[0].Error(), ":5: ") || !strings.Contains(bad[1].Error(), `did you mean "colours"`) || !strings.Contains(bad[2].Error(), "threads") {
		t.Errorf("%v", bad)
	}
	if c.Text("figures") != "pictures" || c.Number("seed") != 4 || c.Text("images") != "sixel" {
		t.Errorf("%v", c.values)
	}
	if err := Write(file, "threads", "2"); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(file); !strings.HasSuffix(string(text), "# mine\n figures=pictures # here\nnonsense\ncolour = off\nthreads = 2\n") {
		t.Errorf("%s", text)
	}
}
