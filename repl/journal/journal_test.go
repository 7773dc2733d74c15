package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// lose is what a process that dies does: its file is closed, and nothing said.
func lose(j *Journal) { _ = j.file.Close() }

func TestJournal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "journal")
	j, err := Start(dir)
	if err != nil {
		t.Fatal(err)
	}
	j.Begin(1, "x := 1\nx")
	if err := j.Done(1, true, ""); err != nil {
		t.Fatal(err)
	}
	j.Begin(2, "nosuch")
	_ = j.Done(2, false, "undefined: nosuch")
	j.Begin(3, "for {}")
	if p := Lost(dir, time.Hour); p != nil {
		t.Errorf("a session that lives is lost: %+v", p)
	}
	if l := List(dir); len(l) != 1 || !l[0].Lives || len(l[0].Cells) != 3 {
		t.Errorf("%+v", l)
	}
	lose(j)
	p := Lost(dir, time.Hour)
	if p == nil {
		t.Fatal("the session is not lost")
	}
	var got []string
	for _, c := range p.Cells {
		got = append(got, fmt.Sprintf("%d %q %v %v %q", c.Number, c.Code, c.Ended, c.OK, c.Error))
	}
	want := `1 "x := 1\nx" true true ""; 2 "nosuch" true false "undefined: nosuch"; 3 "for {}" false false ""`
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if g := p.Good(); len(g) != 1 || g[0].Number != 1 {
		t.Errorf("good: %+v", g)
	}
	if err := p.Replayed(); err != nil {
		t.Fatal(err)
	}
	if p := Lost(dir, time.Hour); p != nil {
		t.Errorf("lost again: %+v", p)
	}
}

func TestGoodbye(t *testing.T) {
	dir := t.TempDir()
	j, _ := Start(dir)
	j.Begin(1, "x")
	_ = j.Done(1, true, "")
	j.Goodbye(1)
	if l := List(dir); len(l) != 1 || l[0].Lost() || l[0].End != "goodbye" {
		t.Errorf("%+v", l)
	}
	j, _ = Start(dir)
	j.Goodbye(0)
	if l := List(dir); len(l) != 1 {
		t.Errorf("a session without cells stays: %+v", l)
	}
	var none *Journal
	none.Begin(1, "x")
	none.Goodbye(1)
	if err := none.Done(1, true, ""); err != nil {
		t.Error(err)
	}
}

// Sessions side by side have journals of their own, and what a dying process has
// half written harms nobody.
func TestSideBySide(t *testing.T) {
	dir := t.TempDir()
	a, _ := Start(dir)
	b, _ := Start(dir)
	a.Begin(1, "a")
	b.Begin(1, "b")
	_ = b.Done(1, true, "")
	_ = a.Done(1, true, "")
	if _, err := a.file.WriteString(`{"cell":2,"co`); err != nil {
		t.Fatal(err)
	}
	lose(a)
	if p := Lost(dir, 0); p == nil || p.Cells[0].Code != "a" || len(p.Cells) != 1 {
		t.Errorf("%+v", p)
	} else if err := p.Replayed(); err != nil || Lost(dir, 0) != nil {
		t.Errorf("after the replay: %v, %+v", err, Lost(dir, 0))
	}
	b.Goodbye(1)
	id := List(dir)[0].ID
	if p, err := Find(dir, id[:len(id)-1]); err != nil || p.ID[:8] != time.Now().Format("20060102") {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := Find(dir, "1999"); err == nil {
		t.Error("a session of 1999 is found")
	}
}

func TestPrune(t *testing.T) {
	dir := t.TempDir()
	for i := range kept + 5 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("2000%04d-1%s", i, ending)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	prune(dir)
	if names := files(dir); len(names) != kept || names[0] != "20000005-1.jsonl" {
		t.Errorf("%d stay, %s is the first", len(names), names[0])
	}
}
