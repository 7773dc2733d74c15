// Package table holds the small column table that naslab shows, saves and
// plots from: named columns with units, rows of cells, printed aligned, written
// as CSV or Markdown.
//
// Values that a user looks at (a front, a profile, a list of benchmarks) have a
// method Table that returns one.
package table
