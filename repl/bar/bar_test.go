package bar

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// terminal is what a terminal shows for the few sequences that are used.
func terminal(s string) []string {
	lines := []string{""}
	for s != "" {
		last := len(lines) - 1
		switch {
		case strings.HasPrefix(s, erase):
			lines[last], s = "", s[len(erase):]
		case s[0] == '\n':
			lines, s = append(lines, ""), s[1:]
		default:
			n := strings.IndexAny(s, "\r\n")
			if n < 0 {
				n = len(s)
			}
			lines[last], s = lines[last]+s[:n], s[n:]
		}
	}
	return lines
}

func setup(width int) (*Screen, *bytes.Buffer) {
	var b bytes.Buffer
	return NewScreen(&b, func() int { return width }), &b
}

func TestOutputAboveBar(t *testing.T) {
	s, b := setup(100)
	out := s.Above(b)
	fmt.Fprint(out, "before")
	bar := s.Bar("train", 10)
	bar.At(5, "loss 2")
	fmt.Fprint(out, "one\ntwo")
	got := terminal(b.String())
	if len(got) != 3 || got[0] != "before" || got[1] != "one" || !strings.HasPrefix(got[2], "train, loss 2  50% ████████████░░░░░░░░░░░░ 5/10, ") {
		t.Errorf("%q", got)
	}
	fmt.Fprint(out, " three\n")
	bar.End()
	fmt.Fprint(out, "after")
	if got := strings.Join(terminal(b.String()), "|"); got != "before|one|two three|after" {
		t.Errorf("%q", got)
	}
}

// At the end of a cell nothing of a bar is left, and it does not come back.
func TestClear(t *testing.T) {
	s, b := setup(100)
	out := s.Above(b)
	bar := s.Bar("train", 10)
	bar.At(1, "")
	fmt.Fprint(out, "no end")
	s.Clear()
	bar.drawn = time.Time{}
	bar.At(2, "")
	bar.End()
	if got := strings.Join(terminal(b.String()), "|"); got != "no end" {
		t.Errorf("%q", got)
	}
}

// A bar within a bar hides it, and gives the line back.
func TestNested(t *testing.T) {
	s, b := setup(100)
	outer := s.Bar("outer", 2)
	outer.At(1, "")
	inner := s.Bar("inner", 2)
	inner.At(1, "")
	outer.drawn = time.Time{}
	outer.At(1, "x")
	if got := terminal(b.String()); !strings.HasPrefix(got[0], "inner ") {
		t.Errorf("%q", got)
	}
	inner.End()
	if got := terminal(b.String()); !strings.HasPrefix(got[0], "outer, x ") {
		t.Errorf("%q", got)
	}
}

func TestText(t *testing.T) {
	now := time.Now()
	b := &Bar{what: "search", total: 1000, done: 250, began: now.Add(-10 * time.Second)}
	if got := b.text(now, 100); got != "search  25% ██████░░░░░░░░░░░░░░░░░░ 250/1000, 25/s, 30s left" {
		t.Errorf("%q", got)
	}
	b.what = strings.Repeat("long ", 30)
	for _, width := range []int{20, 60, 79} {
		if n := len([]rune(b.text(now, width))); n > width {
			t.Errorf("%d characters in %d", n, width)
		}
	}
	b = &Bar{what: "count", done: 3, began: now}
	if got := b.text(now, 100); got != "count 3" {
		t.Errorf("%q", got)
	}
}

func TestManyAtOnce(t *testing.T) {
	s, b := setup(100)
	out := s.Above(b)
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			bar := s.Bar("work", 100)
			for i := range 100 {
				bar.At(i, "")
				fmt.Fprintf(out, "line %d %d\n", g, i)
			}
			bar.End()
		})
	}
	wg.Wait()
	s.Clear()
	lines := terminal(b.String())
	if len(lines) != 401 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, l := range lines[:400] {
		if !strings.HasPrefix(l, "line ") {
			t.Fatalf("%q", l)
		}
	}
}
