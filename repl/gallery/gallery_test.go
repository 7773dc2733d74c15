package gallery

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func names(fs []Figure) string {
	var parts []string
	for _, f := range fs {
		parts = append(parts, fmt.Sprintf("%d %s %s", f.Number, f.Path, f.Cell))
	}
	return strings.Join(parts, ", ")
}

func TestGallery(t *testing.T) {
	var g Gallery
	var told []Figure
	g.Watch(func(f Figure) { told = append(told, f) })
	g.Begin("In [1]")
	g.Add("a", []string{"a.png", "a.svg"})
	g.Add("b", []string{"b.png"})
	if got := names(g.Take()); got != "1 a.png In [1], 2 b.png In [1]" {
		t.Errorf("first cell: %s", got)
	}
	if got := names(g.Take()); got != "" {
		t.Errorf("taken twice: %s", got)
	}
	g.Begin("In [2]")
	g.Add("a", []string{"a.png"}) // drawn anew
	if got := names(g.Take()); got != "3 a.png In [2]" {
		t.Errorf("second cell: %s", got)
	}
	if got := names(g.All()); got != "2 b.png In [1], 3 a.png In [2]" {
		t.Errorf("all: %s", got)
	}
	if _, ok := g.Again(1); ok {
		t.Error("a figure that was drawn anew is still there")
	}
	if f, ok := g.Again(2); !ok || f.Title != "b" {
		t.Errorf("figure 2 = %+v, %v", f, ok)
	}
	if got := names(g.Take()); got != "2 b.png In [1]" {
		t.Errorf("again: %s", got)
	}
	if got := names(told); got != "1 a.png In [1], 2 b.png In [1], 3 a.png In [2], 2 b.png In [1]" {
		t.Errorf("told: %s", got)
	}
	if f := g.Add("none", nil); f.Number != 0 || len(g.All()) != 2 {
		t.Errorf("a figure without a file is taken up: %+v", f)
	}
}

func TestManyAtOnce(t *testing.T) {
	var g Gallery
	g.Begin("")
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() { g.Add("", []string{fmt.Sprint(i)}) })
	}
	wg.Wait()
	fs := g.Take()
	for i, f := range fs {
		if f.Number != i+1 {
			t.Fatalf("numbers %s", names(fs))
		}
	}
	if len(fs) != 50 {
		t.Errorf("%d figures", len(fs))
	}
}
