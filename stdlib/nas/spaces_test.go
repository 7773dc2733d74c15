package nas

import (
	"os"
	"strings"
	"testing"
)

func TestSpacesTable(t *testing.T) {
	s, _ := bare(t)
	rows := map[string][]any{}
	tab := s.Spaces()
	for _, row := range tab.Rows {
		rows[row[0].(string)] = row
	}
	nb201 := rows["nb201"]
	if nb201 == nil || nb201[2] != 15625. || nb201[3] != 6466. || nb201[4] != 24. || !strings.Contains(nb201[5].(string), "path") {
		t.Errorf("nb201: %v", nb201)
	}
	if macro := rows["transnas/macro"]; macro == nil || macro[2] != 3256. {
		t.Errorf("transnas/macro: %v", macro)
	}
}

// TestPlotArchitectures draws one cell, two of them, and a space of one's own.
func TestPlotArchitectures(t *testing.T) {
	s, _ := bare(t)
	cells := s.Space("nb201")
	a := s.Sample(cells, s.Rand(1))
	own := s.NewSpace("mine", s.Numbers("depth", 1, 2), s.Labels("op", "conv", "pool"))
	for want, things := range map[string][]any{
		"|nor_conv": {a},
		"nb201":     {[]Arch{a, s.Mutate(cells, a, s.Rand(2))}, "two"},
		"mine:":     {s.Sample(own, s.Rand(3))},
	} {
		p := s.Plot(things...)
		if len(p.Files) != 3 || !strings.Contains(p.String(), "diagram") || want != "|nor_conv" && !strings.HasPrefix(p.Diagram.Title, want) {
			t.Errorf("%s: %v", want, p)
		}
		for _, f := range p.Files {
			if info, err := os.Stat(f); err != nil || info.Size() == 0 {
				t.Errorf("%s: %v", f, err)
			}
		}
	}
	if got := stopped(t, func() { s.Plot(Arch{Space: "nb20"}) }); !strings.Contains(got, `did you mean "nb201"`) {
		t.Errorf("stopped with %q", got)
	}
	if got := stopped(t, func() { s.Plot(Arch{Space: "nb201"}) }); !strings.Contains(got, "6 decisions") {
		t.Errorf("stopped with %q", got)
	}
}

// TestEverySpaceIsDrawn draws one architecture of each registered space.
func TestEverySpaceIsDrawn(t *testing.T) {
	s, _ := bare(t)
	for _, row := range s.Spaces().Rows {
		sp := s.Space(row[0].(string))
		d, _, ok, err := diagram([]any{s.Sample(sp, s.Rand(4))})
		if err == nil && ok {
			_, err = d.Image(30)
		}
		if err != nil || !ok {
			t.Errorf("%s: %v", sp.Name(), err)
		}
	}
}
