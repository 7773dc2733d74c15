// Package figure draws the figures of a study in one house style and saves each
// three ways: as PNG, as SVG, and as the CSV of the numbers in it.
//
// A [Figure] is plain data: panels side by side, each with two axes and some
// series. [Fronts], [Curves] and [Scatter] make the usual ones, [Beside] puts
// figures next to each other, and [Figure.Save] writes the files:
//
//	f, err := figure.Fronts("a100", latency, perplexity, []figure.Set{{Name: "nsga2", X: x, Y: y}})
//	paths, err := f.Save("fronts")   // fronts.png fronts.svg fronts.csv
//
// A [Diagram] is a picture of boxes and arrows, such as a cell: boxes in layers
// from left to right, operations of one name in one colour, nothing over anything
// else. It is saved the same three ways.
//
// The style is made for print at column width and for readers who see no
// colour: one panel is 3.5 inches wide and two are 7, letters but superscripts
// are 9 points and more, colours are those of Okabe and Ito (2008) without
// yellow, and each series has a marker shape and a dash of its own besides. A
// legend lies where no data are, or beside the panel when there is no such
// place. The same input gives the same bytes.
//
// figure.go holds what a user fills in; front.go, curve.go, overtime.go,
// scatter.go and columns.go make the usual figures. check.go refuses what cannot be drawn.
// Then layout.go finds a place for everything: scale.go and ticks.go for
// numbers, across.go from left to right, legend.go, place.go and headroom.go
// for legends. text.go, style.go and marker.go say how it looks; draw.go,
// axes.go, mark.go, trace.go, bar.go, cells.go, valuebar.go and swatch.go
// draw it.
// Of diagrams, diagram.go holds what a user fills in; layers.go puts boxes into
// layers and sorts them (Sugiyama, Tagawa and Toda 1981), settle.go, chart.go and
// wires.go give boxes and arrows their places, sketch.go draws.
//
// table.go gives the numbers, save.go and file.go write; foreign.go writes plots
// and images that come from elsewhere. No other package
// of the engine imports gonum/plot.
package figure
