// Package published turns the files that researchers published into tables: for
// each kind of file one reader, which says what the file gives of which table.
//
// A file often gives only some of a table's rows or columns (one device, one
// proxy, one chunk), and finds its rows by another key than the table's. So a
// reader returns parts, and package store joins them.
//
//	part.go     Part; Read, which picks the reader of a file
//	rules.go    which reader reads which file
//	number.go   numbers as the tables write them
//	loose.go    CSV as people write it
//	sheet.go    rows whose cells come bit by bit
//	zerocost.go  tables of zero-cost scores
//	cell201.go  cells of NAS-Bench-201 in their two conventions
//	derive201.go  what follows from such a cell: class and size
//	hash101.go  the hash of a cell of NAS-Bench-101
//	structure101.go  the cell that a hash stands for
//	help.go, hat.go, hwgpt.go, lanas.go, nbnlp.go, nats.go, ofa.go, rdarts.go,
//	zccombine.go, naslib.go, curves.go, plain.go, records.go
//	            readers, by where the files come from
//
// Cells are written as in the canonical tables, with the digits that those keep,
// so that a table made from published files is the canonical one, text by text.
package published
