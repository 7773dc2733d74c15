package transnas

import (
	"fmt"
	"strings"

	"naslab/engine/space"
)

// Macro is the space of skeletons. Make it with [NewMacro].
type Macro struct{ *space.Funcs }

// NewMacro makes the space of skeletons.
func NewMacro() *Macro {
	var dims []space.Dim
	for i := range 6 {
		dims = append(dims, space.Labels(fmt.Sprintf("module[%d]", i), "absent", "plain", "double", "halve", "double_halve"))
	}
	m := &Macro{}
	f, err := space.NewFuncs("transnas/macro", dims, m.legal, func(a space.Arch) (*space.Graph, error) { return m.Network(a, Net{}) })
	if err != nil {
		panic(err) // the decisions above are sound
	}
	m.Funcs = f.With(space.Traits{Size: 3256, Text: m.text, Parse: m.parse, Draw: m.draw})
	return m
}

// legal is the rule beyond the ranges.
func (m *Macro) legal(a space.Arch) error {
	modules := m.modules(a)
	for i, g := range a.Genes {
		if i >= modules && g != 0 {
			return fmt.Errorf("transnas: the modules of %v must have no gap", a.Genes)
		}
	}
	if modules < 4 {
		return fmt.Errorf("transnas: %d modules are too few; a network has 4 to 6", modules)
	}
	halve, double := 0, 0
	for _, g := range a.Genes[:modules] {
		halve += (g - 1) / 2
		double += (g - 1) % 2
	}
	if halve < 1 || halve > 4 || double < 1 || double > 3 {
		return fmt.Errorf("transnas: %d modules halve the picture and %d double the channels; 1 to 4 must halve and 1 to 3 double", halve, double)
	}
	return nil
}

// modules counts the modules before the first that is absent.
func (m *Macro) modules(a space.Arch) int {
	for i, g := range a.Genes {
		if g == 0 {
			return i
		}
	}
	return len(a.Genes)
}

// Digits returns the four to six digits that the benchmark's tables key
// skeletons by.
func (m *Macro) Digits(a space.Arch) (string, error) {
	if err := m.Check(a); err != nil {
		return "", err
	}
	return a.Key()[:m.modules(a)], nil
}

// FromDigits reads such a key.
func (m *Macro) FromDigits(key string) (space.Arch, error) {
	return space.Parse(m, m.Name()+":"+key+strings.Repeat("0", max(0, 6-len(key))))
}

func (m *Macro) text(a space.Arch) (string, error) {
	key, err := m.Digits(a)
	return "64-" + key + "-basic", err
}

func (m *Macro) parse(text string) (space.Arch, error) {
	key, ok1 := strings.CutPrefix(text, "64-")
	key, ok2 := strings.CutSuffix(key, "-basic")
	if !ok1 || !ok2 {
		return space.Arch{}, fmt.Errorf("transnas: want a network such as 64-111114-basic, got %q", text)
	}
	return m.FromDigits(key)
}

func (m *Macro) draw(a space.Arch) ([]space.Drawing, error) {
	text, err := m.text(a)
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: text}
	last := d.Node("stem", "input")
	channels, size := 64, 4
	for _, g := range a.Genes[:m.modules(a)] {
		channels <<= (g - 1) % 2
		size <<= (g - 1) / 2
		next := d.Node(fmt.Sprintf("2 blocks, %d ch, 1/%d", channels, size), "op")
		d.Edge(last, next, "")
		last = next
	}
	d.Edge(last, d.Node("head", "output"), "")
	return []space.Drawing{d}, nil
}
