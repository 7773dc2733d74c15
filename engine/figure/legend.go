package figure

import (
	"slices"

	"gonum.org/v1/plot/vg"
)

// legend is the list of names in a panel, or beside all panels.
type legend struct {
	entries []entry
	columns int
	swatch  vg.Length   // width of a sample
	widths  []vg.Length // of each column
	box     vg.Rectangle
}

// entry is one name and how its series look.
type entry struct {
	name  string
	look  look
	style int
	kinds []Kind
	bands bool // some series has a band
}

// Sizes in a legend, in points.
const (
	lineSwatch  vg.Length = 20 // sample of a line
	pointSwatch vg.Length = 9  // sample of a marker or a bar
	swatchGap   vg.Length = 4
	legendPad   vg.Length = 3
	legendInset vg.Length = 4 // between a legend and the edge of the area
	columnGap   vg.Length = 8
)

// entries lists the names in a panel, each once.
func (c cleaned) entries() []entry {
	var list []entry
	for i, s := range c.Series {
		if s.Name == "" || s.Faint || s.Values != nil || len(s.X) == 0 {
			continue
		}
		at := slices.IndexFunc(list, func(e entry) bool { return e.name == s.Name })
		if at < 0 {
			list = append(list, entry{name: s.Name, look: lookOf(c.style[i]), style: c.style[i]})
			at = len(list) - 1
		}
		list[at].kinds = append(list[at].kinds, s.Kind)
		list[at].bands = list[at].bands || s.hasBand()
	}
	return list
}

func (e entry) hasLine() bool {
	return slices.ContainsFunc(e.kinds, func(k Kind) bool { return k != Points && k != Bars })
}

func (s Series) hasBand() bool {
	return s.Lo != nil && (s.Kind == Band || s.Kind == Line || s.Kind == Step)
}

// newLegend lays entries out in columns, with the box's lower left corner at
// the origin.
func newLegend(entries []entry, columns int) *legend {
	l := &legend{entries: entries, columns: columns, swatch: pointSwatch}
	for _, e := range entries {
		if e.hasLine() {
			l.swatch = lineSwatch
		}
	}
	rows := l.rows()
	width := 2*legendPad + columnGap*vg.Length(columns-1)
	for c := range columns {
		var w vg.Length
		for _, e := range entries[min(c*rows, len(entries)):min((c+1)*rows, len(entries))] {
			w = max(w, legendTxt.width(e.name))
		}
		l.widths = append(l.widths, l.swatch+swatchGap+w)
		width += l.widths[c]
	}
	l.box.Max = vg.Point{X: width, Y: 2*legendPad + vg.Length(rows)*legendTxt.height()}
	return l
}

func (l *legend) rows() int { return (len(l.entries) + l.columns - 1) / l.columns }

// moveTo puts the lower left corner of the box at p.
func (l *legend) moveTo(p vg.Point) {
	size := l.box.Size()
	l.box = vg.Rectangle{Min: p, Max: p.Add(size)}
}

// placeLegends gives each panel the legend it needs: inside, where no data are,
// or else beside all panels. Names that an earlier panel has explained are not
// explained again when they are all that a panel has.
func (l *layout) placeLegends() {
	var leftOver []entry
	explained := map[string]bool{}
	for _, group := range l.sameNames() {
		entries := l.panels[group[0]].entries()
		if all(entries, explained) {
			continue
		}
		for _, e := range entries {
			explained[e.name] = true
		}
		if !l.placeInside(group, entries) && !l.wantHeadroom(group[0], entries) {
			leftOver = append(leftOver, entries...)
		}
	}
	if len(leftOver) > 0 {
		l.placeBeside(distinct(leftOver))
	}
}

// sameNames groups the panels that have the same names, those with most names
// first.
func (l *layout) sameNames() [][]int {
	var groups [][]int
	for i := range l.panels {
		names := names(l.panels[i].entries())
		if len(names) == 0 {
			continue
		}
		at := slices.IndexFunc(groups, func(g []int) bool { return slices.Equal(sorted(names), sorted(l.namesOf(g[0]))) })
		if at < 0 {
			groups = append(groups, nil)
			at = len(groups) - 1
		}
		groups[at] = append(groups[at], i)
	}
	slices.SortStableFunc(groups, func(a, b []int) int { return len(l.namesOf(b[0])) - len(l.namesOf(a[0])) })
	return groups
}

func (l *layout) namesOf(panel int) []string { return names(l.panels[panel].entries()) }

func names(entries []entry) []string {
	var list []string
	for _, e := range entries {
		list = append(list, e.name)
	}
	return list
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

func all(entries []entry, explained map[string]bool) bool {
	return !slices.ContainsFunc(entries, func(e entry) bool { return !explained[e.name] })
}

func distinct(entries []entry) []entry {
	var list []entry
	for _, e := range entries {
		if !slices.ContainsFunc(list, func(o entry) bool { return o.name == e.name }) {
			list = append(list, e)
		}
	}
	return list
}

// placeInside puts the legend into the first panel of the group that has room
// for it.
func (l *layout) placeInside(group []int, entries []entry) bool {
	for columns := 1; columns <= min(4, len(entries)); columns++ {
		for _, i := range group {
			p := &l.panels[i]
			g := newLegend(entries, columns)
			if at, ok := p.occupancy().free(p.area, g.box.Size()); ok {
				g.moveTo(at)
				p.legend = g
				return true
			}
		}
	}
	return false
}

// placeBeside widens the figure by a legend at its right.
func (l *layout) placeBeside(entries []entry) {
	top := l.panels[0].area.Max.Y
	bottom := l.panels[len(l.panels)-1].area.Min.Y
	for columns := 1; ; columns++ {
		g := newLegend(entries, columns)
		if g.box.Max.Y > top-bottom+20 && columns < len(entries) {
			continue
		}
		g.moveTo(vg.Point{X: l.width - margin + 4, Y: top - g.box.Max.Y})
		l.beside = g
		l.width = g.box.Max.X + margin
		return
	}
}
