package figure

import (
	"strings"
	"testing"

	"naslab/engine/table"
)

func TestColumns(t *testing.T) {
	tab := table.New("devices", "device", "latency (ms)", "spread (ms)", "energy (J)")
	tab.Add("a100", 1.5, 0.1, 3.0)
	tab.Add("v100", 2.5, 0.2, nil)
	f, err := Columns(tab, Bars, "device", []string{"latency", "spread"})
	if err != nil {
		t.Fatal(err)
	}
	p := f.Panels[0]
	if strings.Join(p.X.Names, " ") != "a100 v100" || p.Y.Head() != "(ms)" || p.Series[1].Name != "spread" || p.Series[0].Y[1] != 2.5 || f.Title != "devices" {
		t.Errorf("%+v", p)
	}
	f, err = Columns(tab, Points, "latency", []string{"energy"})
	if err != nil {
		t.Fatal(err)
	}
	if p := f.Panels[0]; p.Y.Head() != "energy (J)" || p.X.Head() != "latency (ms)" || p.X.Names != nil || p.Series[0].Name != "" {
		t.Errorf("%+v", p)
	}
	out, err := f.Table()
	if err != nil || out.Len() != 1 {
		t.Errorf("a missing cell is kept: %v, %v", out, err)
	}
	for _, c := range []struct {
		x    string
		ys   []string
		want string
	}{
		{"latncy", []string{"energy"}, `"latency"`},
		{"latency", []string{"enrgy"}, `"energy"`},
		{"latency", nil, "at least one column"},
		{"device", []string{"latency", "energy"}, "two figures"},
	} {
		if _, err := Columns(tab, Line, c.x, c.ys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v over %s: %v, want %s", c.ys, c.x, err, c.want)
		}
	}
}
