package line

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestHistory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sub", "history")
	h := OpenHistory(file)
	for _, c := range []string{"a", "for {\n\tb ⏎ \"<\"\n}\n", "for {\n\tb ⏎ \"<\"\n}", " ", "c", "a"} {
		if err := h.Add(c); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"for {\n\tb ⏎ \"<\"\n}", "c", "a"}
	for name, got := range map[string][]string{"this": h.Cells(), "the next": OpenHistory(file).Cells()} {
		if !slices.Equal(got, want) {
			t.Errorf("%s session has %q, want %q", name, got, want)
		}
	}
}

func TestHistoryOfBrokenFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	junk := "{\"at\":1,\"cell\":\"x\"}\n\x00\xff\nnull\n[]\n{\"cell\":7}\n\n{\"at\":2,\"cell\":\"y\"}\n{\"at\":3,\"ce"
	if err := os.WriteFile(file, []byte(junk), 0o600); err != nil {
		t.Fatal(err)
	}
	h := OpenHistory(file)
	if err := h.Add("z"); err != nil {
		t.Fatal(err)
	}
	if got := OpenHistory(file).Cells(); !slices.Equal(got, []string{"x", "y", "z"}) {
		t.Errorf("got %q", got)
	}
}

func TestHistoryIsCut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	var b strings.Builder
	for i := range 2 * usual {
		b.Write(recordOf(fmt.Sprint("cell ", i)))
		b.WriteString("junk\n")
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	cells := OpenHistory(file).Cells()
	if len(cells) != usual || cells[usual-1] != fmt.Sprint("cell ", 2*usual-1) {
		t.Errorf("%d cells are kept, the last is %q", len(cells), cells[len(cells)-1])
	}
	content, err := os.ReadFile(file)
	if err != nil || strings.Count(string(content), "\n") != usual {
		t.Errorf("the file has %d lines, %v", strings.Count(string(content), "\n"), err)
	}
}

// Sessions side by side lose nothing, even while one shortens the file.
func TestHistorySideBySide(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	old := OpenHistory(file)
	if err := old.Add("the first"); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for s := range 4 {
		wg.Go(func() {
			h := OpenHistory(file)
			for i := range 50 {
				if err := h.Add(fmt.Sprintf("session %d\ncell %d", s, i)); err != nil {
					t.Error(err)
				}
				if i%10 == 0 {
					h.shorten()
				}
			}
		})
	}
	wg.Wait()
	if n := len(OpenHistory(file).Cells()); n != 201 {
		t.Errorf("%d cells are left of 201", n)
	}
	if n := len(old.Cells()); n != 1 {
		t.Errorf("a session sees %d cells of others while it runs", n-1)
	}
}

func TestHistoryCannotBeKept(t *testing.T) {
	h := OpenHistory(t.TempDir()) // a folder
	if err := h.Add("a"); err == nil {
		t.Error("no error")
	}
	if len(h.Cells()) != 1 {
		t.Error("the session forgets its own cells")
	}
}
