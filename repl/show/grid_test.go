package show

import (
	"reflect"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/table"
)

func TestLargeGrid(t *testing.T) {
	m := make([][]float64, 100)
	for i := range m {
		m[i] = make([]float64, 50)
		m[i][49] = float64(i)
	}
	got := (Printer{}).Value(reflect.ValueOf(m))
	lines := strings.Split(got, "\n")
	if lines[0] != "100 by 50" || len(lines) != 1+gridRows || strings.Count(lines[1], "…") != 1 || !strings.HasSuffix(lines[gridRows], " 99") {
		t.Errorf("%s", got)
	}
	full := (Printer{Full: true}).Value(reflect.ValueOf(m))
	if strings.Count(full, "\n") != 100 || strings.Contains(full, "…") {
		t.Errorf("not whole:\n%s", full)
	}
}

// An architecture is shown with its decisions.
func TestArch(t *testing.T) {
	s, err := space.NewFuncs("show/toy", []space.Dim{space.Numbers("width", 8, 16), space.Labels("act", "relu", "gelu")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	space.Register("show/toy", func() (space.Space, error) { return s, nil })
	a := space.Arch{Space: "show/toy", Genes: []int{1, 0}}
	if got := (Printer{}).Value(reflect.ValueOf(a)); got != "show/toy:10\nwidth=16 act=relu" {
		t.Errorf("%s", got)
	}
	if got := (Printer{Width: 10}).Value(reflect.ValueOf(a)); got != "show/toy:10\nwidth=16\nact=relu" {
		t.Errorf("%s", got)
	}
	if got := (Printer{}).Value(reflect.ValueOf([]space.Arch{a})); got != "[show/toy:10]" {
		t.Errorf("%s", got)
	}
}

// Nothing is left out of what is shown whole, and nothing is wider than the
// terminal.
func TestFullAndWidth(t *testing.T) {
	long := make([]int, 1000)
	if got := (Printer{Full: true}).Value(reflect.ValueOf(long)); strings.Contains(got, "...") || len(got) != 2001 {
		t.Errorf("%d characters", len(got))
	}
	if got := (Printer{Full: true}).Value(reflect.ValueOf(tabular{1000})); strings.Count(got, "\n") != 1001 {
		t.Errorf("%d lines", strings.Count(got, "\n"))
	}
	wide := table.New("")
	for range 40 {
		wide.Columns = append(wide.Columns, table.Column{Name: "column"})
	}
	wide.Add()
	for line := range strings.Lines((Printer{Width: 60}).Value(reflect.ValueOf(wide))) {
		if n := len([]rune(line)); n > 61 {
			t.Errorf("a line of %d: %s", n, line)
		}
	}
	if got := (Printer{Width: 60}).Value(reflect.ValueOf(tabular{1000})); !strings.HasSuffix(got, "\n(%full shows all of it)") {
		t.Errorf("%s", got)
	}
}
