package nas

import (
	"fmt"

	"naslab/engine/figure"
	"naslab/engine/space"
)

// diagram returns the picture of the architectures among the things that Plot is
// given, and its name; ok is false when there are none.
func diagram(things []any) (d figure.Diagram, name string, ok bool, err error) {
	var archs []Arch
	other := false
	for _, t := range things {
		switch t := t.(type) {
		case Arch:
			archs = append(archs, t)
		case []Arch:
			archs = append(archs, t...)
		case string:
			name = t
		default:
			other = true
		}
	}
	if len(archs) == 0 {
		return d, name, false, nil
	}
	if other {
		return d, name, false, fmt.Errorf("nas: plot: an architecture is drawn alone or beside other architectures, not with a figure")
	}
	for _, a := range archs {
		sp, err := space.New(a.Space)
		if err != nil {
			return d, name, false, err
		}
		drawings, err := space.Draw(sp, a)
		if err != nil {
			return d, name, false, err
		}
		for _, drawing := range drawings {
			drawing.Title = short(drawing.Title, a)
			d.Parts = append(d.Parts, part(drawing))
		}
	}
	d.Title = archs[0].Space
	if len(d.Parts) == 1 { // one picture needs one title
		d.Title, d.Parts[0].Title = d.Parts[0].Title, ""
	}
	return d, name, true, nil
}

// short is a title that a picture has room for: the text of the architecture, or
// its genes, or the beginning of those.
func short(title string, a Arch) string {
	const room = 48
	if len(title) <= room {
		return title
	}
	if title = a.String(); len(title) > room {
		title = title[:room-3] + "..."
	}
	return title
}

func part(d space.Drawing) figure.Part {
	p := figure.Part{Title: d.Title}
	for _, n := range d.Nodes {
		p.Boxes = append(p.Boxes, figure.Box{Label: n.Label, Kind: n.Kind})
	}
	for _, e := range d.Edges {
		p.Arrows = append(p.Arrows, figure.Arrow{From: e.From, To: e.To, Label: e.Label})
	}
	return p
}
