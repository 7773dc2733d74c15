// Package columns is the compact table file of naslab: typed columns with
// units, directions and provenance, opened by memory map and read without
// allocation.
//
// A benchmark is asked for one number of one row, many times. So a file holds
// each column by itself, in the narrowest encoding that gives every cell back
// exactly, and a key is found through an index that stands in the file: nothing
// is parsed when a table is opened, and only what is read comes into memory.
//
// Cells have a text, the one of the table as CSV, and every file can be written
// as that CSV again, byte by byte. A cell without a value says why it has none
// ([Gap]): never a number stands for a missing one.
//
//	frame.go    a table in memory, as cells of text, before it is a file
//	text.go     many short texts in one piece of memory
//	field.go    what is known of a column besides its cells
//	csv.go      frames from CSV and to CSV
//	merge.go    a table that comes in several files
//	number.go   numbers as text, in the ways that published tables write them
//	encode.go   the narrowest encoding of a column that loses nothing
//	index.go    rows by their keys
//	write.go    a file, written whole or not at all
//	header.go   the file's layout
//	open.go     a file opened; map_*.go the memory map
//	column.go   cells read
//	table.go    rows found, and what a table says of itself
//
// A file that is cut, damaged or not of this kind is recognised: the header has
// a checksum that is tested when the file is opened, and each column one that is
// tested when the column is first asked for.
package columns
