package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// cleaned is a panel of which every number can be drawn.
type cleaned struct {
	Panel
	style []int // of each series, from 0
	unfit int   // points left out because a number of theirs is not finite
}

// clean checks a figure, leaves out what is not finite and settles the styles.
func (f Figure) clean() ([]cleaned, error) {
	if len(f.Panels) == 0 {
		return nil, fmt.Errorf("figure: no panel given; fill Panels, or begin with Fronts, Curves or Scatter")
	}
	var all []cleaned
	for i, p := range f.Panels {
		where := fmt.Sprintf("figure: panel %d", i+1)
		if p.Title != "" {
			where += " " + quote(p.Title)
		}
		c, err := p.clean()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", where, err)
		}
		all = append(all, c)
	}
	setStyles(all)
	return all, nil
}

func (p Panel) clean() (cleaned, error) {
	c := cleaned{Panel: p}
	for _, a := range []struct {
		name string
		axis Axis
	}{{"x", p.X}, {"y", p.Y}, {"colour", p.Color}} {
		if err := a.axis.check(a.name); err != nil {
			return c, err
		}
	}
	c.Series = nil
	points := 0
	for i, s := range p.Series {
		if err := s.check(i); err != nil {
			return c, err
		}
		kept, unfit := s.finite()
		if err := p.checkLog(i, kept); err != nil {
			return c, err
		}
		if kept.Kind == Front {
			kept = kept.front(p.X.Maximise, p.Y.Maximise)
		}
		c.unfit += unfit
		points += len(kept.X)
		c.Series = append(c.Series, kept)
	}
	if points == 0 {
		if c.unfit == 1 {
			return c, fmt.Errorf("nothing to draw: its one point is not finite")
		}
		if c.unfit > 0 {
			return c, fmt.Errorf("nothing to draw: none of its %d points is finite", c.unfit)
		}
		return c, fmt.Errorf("nothing to draw: give it at least one series with one point")
	}
	return c, nil
}

func (a Axis) check(name string) error {
	if !(math.Abs(a.Min) <= largest && math.Abs(a.Max) <= largest) {
		return fmt.Errorf("%s axis: its bounds %g and %g must be finite; leave both 0 to take them from the data", name, a.Min, a.Max)
	}
	if a.Min > a.Max {
		return fmt.Errorf("%s axis: Min %g is above Max %g; leave both 0 to take them from the data", name, a.Min, a.Max)
	}
	if a.Log && a.Min < a.Max && a.Min < smallest {
		return fmt.Errorf("%s axis: a logarithmic axis cannot begin at %g; give a Min above 0", name, a.Min)
	}
	return nil
}

func (s Series) label(i int) string {
	if s.Name == "" {
		return fmt.Sprintf("series %d", i+1)
	}
	return "series " + quote(s.Name)
}

func (s Series) check(i int) error {
	if s.Kind < Points || s.Kind > Cells {
		return fmt.Errorf("%s: there is no kind %d; the kinds are %s", s.label(i), int(s.Kind), strings.Join(kindNames, ", "))
	}
	if s.Style < 0 {
		return fmt.Errorf("%s: style %d is below 0; styles count from 1, and 0 means by name", s.label(i), s.Style)
	}
	n := len(s.X)
	for _, l := range []struct {
		name   string
		list   []float64
		may    bool
		effect string
	}{{"Y", s.Y, false, ""}, {"Lo", s.Lo, s.Kind != Band, ""}, {"Hi", s.Hi, s.Kind != Band, ""}, {"Values", s.Values, true, ""}} {
		if l.may && l.list == nil {
			continue
		}
		if len(l.list) != n {
			return fmt.Errorf("%s: X has %d numbers but %s has %d; they must be as many", s.label(i), n, l.name, len(l.list))
		}
	}
	if s.Kind == Cells && (s.Values == nil || s.Faint) {
		return fmt.Errorf("%s: cells show values; give Values, one for each, and leave Faint out", s.label(i))
	}
	if s.Texts != nil && len(s.Texts) != n {
		return fmt.Errorf("%s: X has %d numbers but Texts has %d words; they must be as many", s.label(i), n, len(s.Texts))
	}
	if (s.Lo == nil) != (s.Hi == nil) {
		return fmt.Errorf("%s: Lo and Hi belong together; give both or none", s.label(i))
	}
	return nil
}

// Numbers larger than largest are taken for infinite and those smaller than
// smallest for 0, so that sums and quotients on the way to the page stay finite.
const (
	largest  = 1e300
	smallest = 1e-290
)

// finite returns s without the points of which some number is not finite, and
// how many those were.
func (s Series) finite() (Series, int) {
	lists := []*[]float64{&s.X, &s.Y, &s.Lo, &s.Hi, &s.Values}
	var keep []int
	n := len(s.X)
	for i := range n {
		ok := true
		for _, l := range lists {
			ok = ok && (*l == nil || math.Abs((*l)[i]) <= largest)
		}
		if ok {
			keep = append(keep, i)
		}
	}
	for _, l := range lists {
		*l = pick(*l, keep)
	}
	if s.Texts != nil {
		texts := make([]string, len(keep))
		for i, k := range keep {
			texts[i] = s.Texts[k]
		}
		s.Texts = texts
	}
	return s, n - len(keep)
}

func pick(xs []float64, at []int) []float64 {
	if xs == nil {
		return nil
	}
	out := make([]float64, len(at))
	for i, k := range at {
		if out[i] = xs[k]; math.Abs(out[i]) < smallest {
			out[i] = 0
		}
	}
	return out
}

// checkLog refuses numbers that a logarithmic axis has no place for.
func (p Panel) checkLog(i int, s Series) error {
	for _, a := range []struct {
		name  string
		axis  Axis
		lists [][]float64
	}{{"x", p.X, [][]float64{s.X}}, {"y", p.Y, [][]float64{s.Y, s.Lo, s.Hi}}, {"colour", p.Color, [][]float64{s.Values}}} {
		if !a.axis.Log {
			continue
		}
		if a.name == "y" && s.Kind == Bars {
			return fmt.Errorf("%s: bars begin at 0, which a logarithmic y axis does not have; make the axis linear or draw Points", s.label(i))
		}
		for _, l := range a.lists {
			if k := slices.IndexFunc(l, func(v float64) bool { return v <= 0 }); k >= 0 {
				return fmt.Errorf("%s: the %s axis is logarithmic, and %g has no place on it; make the axis linear or leave that point out", s.label(i), a.name, l[k])
			}
		}
	}
	return nil
}

// setStyles gives each series the style it asks for, or else one by its name:
// names of pale series come last.
func setStyles(all []cleaned) {
	taken := map[int]bool{}
	for _, p := range all {
		for _, s := range p.Series {
			if s.Style > 0 {
				taken[s.Style-1] = true
			}
		}
	}
	byName := map[string]int{}
	next := 0
	free := func() int {
		for taken[next] {
			next++
		}
		next++
		return next - 1
	}
	for _, faint := range []bool{false, true} {
		for i := range all {
			p := &all[i]
			if p.style == nil {
				p.style = make([]int, len(p.Series))
			}
			for k, s := range p.Series {
				if s.Faint != faint {
					continue
				}
				style, known := byName[s.Name]
				switch {
				case s.Style > 0:
					style = s.Style - 1
				case !known || s.Name == "":
					style = free()
				}
				byName[s.Name], p.style[k] = style, style
			}
		}
	}
}

func quote(s string) string { return fmt.Sprintf("%q", s) }
