// Package catalogue lists the public benchmark files that naslab can read: where
// each comes from, byte for byte, under which licence, whom to cite, and which
// tables it feeds. Nothing of anybody's data stands here, only facts about it.
//
//	sources.tsv  repositories at a pinned commit, with their licences
//	files.tsv    files: path, length, SHA-256, format, the tables that they feed
//	tables.tsv   tables: keys, order, columns
//	source.go    licences and what follows from them
//	file.go      files and their addresses
//	table.go     tables
//	field.go     units, directions and gaps of columns
//	dataset.go   data sets, which are groups of tables, and whom to cite
//	find.go      any of them by name
//
// A data set (nb201) has tables (nb201/archs), and a table is fed by files
// (help-nb201-order), each of which may give some of its rows or columns. Tables
// without files are generated or come only as a table; users import their own
// copy.
package catalogue
