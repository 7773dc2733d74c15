package columns_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/data/columns"
)

// TestCutFiles opens every beginning of a file.
func TestCutFiles(t *testing.T) {
	whole, err := os.ReadFile(write(t, frame(t)))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "cut.nas")
	for n := range whole {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := columns.Open(path); err == nil {
			t.Fatalf("a file cut to %d of %d bytes opens", n, len(whole))
		}
	}
	if err := os.WriteFile(path, append(whole, 0), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := columns.Open(path); err == nil || !strings.Contains(err.Error(), "cut or added to") {
		t.Errorf("a file with a byte more: %v", err)
	}
}

// TestDamagedFiles changes every byte of a file: it is told, or the byte was
// one of those between the pieces and nothing reads it.
func TestDamagedFiles(t *testing.T) {
	whole, err := os.ReadFile(write(t, frame(t)))
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	path := filepath.Join(t.TempDir(), "damaged.nas")
	for n := range whole {
		b := append([]byte(nil), whole...)
		b[n] ^= 0x40
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		tab, err := columns.Open(path)
		if err == nil {
			err = tab.Verify()
		}
		if err != nil {
			told++
			continue
		}
		if got := csvOf(t, tab); got != small {
			t.Fatalf("byte %d changed: the table is another one", n)
		}
	}
	if told < len(whole)*8/10 {
		t.Errorf("only %d of %d changes were told", told, len(whole))
	}
}

// TestNothingIsLeft writes where writing fails.
func TestNothingIsLeft(t *testing.T) {
	dir := t.TempDir()
	f := frame(t)
	if err := f.Add("0", "", "", "", "", "", ""); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(filepath.Join(dir, "t.nas")); err == nil {
		t.Error("a table with a key that is there twice was written")
	}
	if err := os.Mkdir(filepath.Join(dir, "taken.nas"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := frame(t).Write(filepath.Join(dir, "taken.nas")); err == nil {
		t.Error("a folder was written over")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func FuzzOpen(f *testing.F) {
	whole, err := os.ReadFile(write(f, frame(f)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "f.nas")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		tab, err := columns.Open(path)
		if err != nil || tab.Verify() != nil {
			return
		}
		csvOf(t, tab)
		tab.Row("1")
	})
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("a\xff\n"))
	f.Add([]byte("a\n\"\"\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := columns.ReadCSV(strings.NewReader(string(b)), columns.Info{Name: "f"}, describe, 1<<20)
		if err != nil {
			return
		}
		path := filepath.Join(t.TempDir(), "f.nas")
		if err := x.Write(path); err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		if err := x.WriteCSV(&want); err != nil {
			t.Fatal(err)
		}
		if got := csvOf(t, open(t, path)); got != want.String() {
			t.Errorf("%q comes back as %q", want.String(), got)
		}
	})
}
