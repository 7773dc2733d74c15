package figure

import (
	"fmt"
	"strings"
)

// Figure is one picture: panels side by side under a title. The zero value of
// every field but Panels is fine.
type Figure struct {
	Title  string
	Panels []Panel
	Note   string // a sentence or two, printed small below

	// Columns is the number of panels in a row; 0 means up to 3.
	Columns int
	// Width is that of the whole figure in inches, without a legend beside it;
	// 0 means 3.5 for one column and 7 for more.
	Width float64
	// Height is that of the plotting area of each panel in inches; 0 means 2.1.
	Height float64
}

// Panel is one pair of axes with the series drawn in it.
type Panel struct {
	Title  string
	X, Y   Axis
	Series []Series
	Text   string // a short remark above the panel at the right, such as a correlation
	Color  Axis   // what the colours of points stand for, when a series has them
}

// Axis describes one axis.
type Axis struct {
	Label string // what it shows; "10^{6}" prints a superscript
	Unit  string // such as "ms"; printed in brackets behind the label
	Log   bool   // logarithmic
	// Min and Max bound the axis when Min < Max; when they are equal, as in the
	// zero value, the data do.
	Min, Max float64
	Maximise bool     // higher is better: fronts bend the other way
	Names    []string // of whole numbers 0, 1, ...: categories, for bars and cells
}

// Kind says how a series is drawn.
type Kind int

// The kinds of series.
const (
	Points Kind = iota // a marker for each point
	Line               // a line through the points, in the order given
	Step               // a line that keeps its height until the next point
	Band               // a line with a band from Lo to Hi
	Front              // the points that no other beats, joined by a staircase
	Bars               // a bar from 0 to Y at each X
	Cells              // a square around each point of whole numbers, in the colour of its value: a matrix
)

var kindNames = []string{"points", "line", "step", "band", "front", "bars", "cells"}

// String returns the name of the kind, such as "front".
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return fmt.Sprintf("kind %d", int(k))
	}
	return kindNames[k]
}

// Series is one set of points. Points that are not finite are left out and
// counted below the figure.
type Series struct {
	Name string // for the legend; series of the same name look the same everywhere; empty keeps it out
	Kind Kind
	X, Y []float64
	// Lo and Hi are the edges of a band (Line, Step, Band) or the ends of error
	// bars (Points, Bars), one pair per point; nil for none.
	Lo, Hi []float64
	// Values colour Points and Cells one by one, by the panel's Color axis; nil
	// for none, which Cells do not take.
	Values []float64
	// Texts are written into Cells, one each; nil for none.
	Texts []string
	Faint bool // drawn pale and small behind everything else, and not in the legend
	// Style picks the colour, marker and dash of the house, from 1; 0 means by
	// name, in the order in which names appear.
	Style int
}

// Head returns the label of the axis with its unit in brackets.
func (a Axis) Head() string {
	if a.Unit == "" {
		return a.Label
	}
	return strings.TrimSpace(a.Label + " (" + a.Unit + ")")
}

// String tells in one line what the figure shows.
func (f Figure) String() string {
	var panels []string
	for _, p := range f.Panels {
		text := fmt.Sprintf("%s over %s", p.Y.Head(), p.X.Head())
		if p.Title != "" {
			text = p.Title + ": " + text
		}
		panels = append(panels, fmt.Sprintf("%s, %d series", text, len(p.Series)))
	}
	title := f.Title
	if title == "" {
		title = "untitled"
	}
	return fmt.Sprintf("figure %q (%s)", title, strings.Join(panels, "; "))
}

// Beside puts the panels of several figures side by side under one title. The
// notes follow each other; one that is said twice is kept once.
func Beside(title string, figures []Figure) Figure {
	all := Figure{Title: title}
	var notes []string
	for _, f := range figures {
		for i, p := range f.Panels {
			if p.Title == "" && i == 0 {
				p.Title = f.Title
			}
			all.Panels = append(all.Panels, p)
		}
		notes = addNote(notes, f.Note)
	}
	all.Note = strings.Join(notes, " ")
	return all
}

func addNote(notes []string, note string) []string {
	for _, n := range notes {
		if n == note {
			return notes
		}
	}
	if note == "" {
		return notes
	}
	return append(notes, note)
}
