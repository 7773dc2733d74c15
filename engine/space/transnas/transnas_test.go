package transnas

import (
	"math"
	"strconv"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) {
	t.Run("micro", func(t *testing.T) { spacetest.Run(t, NewMicro()) })
	t.Run("macro", func(t *testing.T) { spacetest.Run(t, NewMacro()) })
}

func TestFacts(t *testing.T) {
	for name, want := range map[string]int{"transnas/micro": 24, "transnas/macro": 30} {
		Register()
		s, err := space.New(name)
		if err != nil {
			t.Fatal(err)
		}
		if e, err := space.FindEncoding(s, "onehot"); err != nil || e.Len != want {
			t.Errorf("%s: %v, %v; want %d bits", name, e, err, want)
		}
	}
	for text, want := range map[string]string{"64-41414-1_02_333": "transnas/micro:102333", "64-1114-basic": "transnas/macro:111400"} {
		s := space.Space(NewMicro())
		if len(text) < 15 {
			s = NewMacro()
		}
		if a, err := space.Parse(s, text); err != nil || a.String() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", text, a, err, want)
		}
	}
}

// TestTables compares with the measured networks: each row is an architecture
// of the space and none is missing; parameters equal the profiled ones.
func TestTables(t *testing.T) {
	micro, macro := NewMicro(), NewMacro()
	for _, c := range []struct {
		table string
		rows  int
		read  func(string) (space.Arch, error)
		print func(space.Arch) (string, error)
		build func(space.Arch, Net) (*space.Graph, error)
	}{
		{"micro", 4096, micro.FromDigits, func(a space.Arch) (string, error) { return a.Key(), nil }, micro.Network},
		{"macro", 3256, macro.FromDigits, macro.Digits, macro.Network},
	} {
		seen := map[string]bool{}
		for _, row := range spacetest.Rows(t, "transnas/tnb101_"+c.table+"_table.csv.gz") {
			a, err := c.read(row["arch"])
			if err != nil {
				t.Fatal(err)
			}
			if back, err := c.print(a); err != nil || back != row["arch"] {
				t.Fatalf("%s comes back as %s, %v", row["arch"], back, err)
			}
			seen[a.Key()] = true
		}
		if len(seen) != c.rows {
			t.Errorf("%s: %d architectures, want %d", c.table, len(seen), c.rows)
		}
		classes := map[string]int{"class_scene": 63, "class_object": 100, "room_layout": 9}
		checked := 0
		for _, row := range spacetest.Rows(t, "transnas/tnb101_"+c.table+"_zc.csv.gz") {
			n, ok := classes[row["task"]]
			if !ok || row["params"] == "" {
				continue
			}
			params(t, c.build, mustRead(t, c.read, row["arch"]), Net{Classes: n}, row["params"])
			checked++
		}
		if checked < 1000 {
			t.Errorf("%s: only %d rows have parameters", c.table, checked)
		}
	}
}

func mustRead(t *testing.T, read func(string) (space.Arch, error), key string) space.Arch {
	a, err := read(key)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// params compares with a count in millions of seven digits.
func params(t *testing.T, build func(space.Arch, Net) (*space.Graph, error), a space.Arch, n Net, field string) {
	g, err := build(a, n)
	if err != nil {
		t.Fatal(err)
	}
	c, err := g.Cost()
	want, err2 := strconv.ParseFloat(field, 64)
	if err != nil || err2 != nil || math.Abs(float64(c.Params)/1e6/want-1) > 1e-6 {
		t.Fatalf("%v: %v, %v; want %s M parameters", a, c, err, field)
	}
}
