// Package tabular is the benchmark that looks its answers up in tables: one row
// per architecture, one column per metric.
//
// Published benchmarks differ in how they write an architecture and in which
// tables their numbers stand, and in nothing else. So a benchmark is made of two
// functions: one that finds the row of an architecture ([Rows]) and, for each
// metric, one that reads its value in a row ([Cell]). [Maker] puts them together;
// what is missing in a table is missing in the answer.
//
//	bench.go    the benchmark and its queries
//	maker.go    put together from metrics and cells
//	cell.go     cells of columns, means of repeats, scaled values
//	rows.go     rows by architecture
//	within.go   the part of the space that has values
//	align.go    rows of one table found in another
//	draw.go     random draws where a spread is known
//	heading.go  what the heading of a column says of its metric
//	csv.go      a benchmark from the user's CSV: lines.go reads its lines,
//	            sheet.go its metrics, keys.go and found.go its architectures
//
// A query that asks for one metric takes tens of nanoseconds and, with a long
// enough Query.Into, allocates nothing.
package tabular
