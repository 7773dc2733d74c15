// Package store keeps benchmark tables in folders of the user's machine: it
// finds and opens them, makes them from published files or CSV, and downloads
// what the catalogue lists.
//
//	store.go    folders, and tables opened by name
//	join.go     parts of published files joined to tables
//	imports.go  files that the user has
//	get.go      files that are fetched
//	guess.go    what a file of the user's is
//	lock.go     one process at a time writes
//	verify.go   all tables tested
//
// A table nb201/archs is the file nb201/archs.nas in one of the folders of
// NASLAB_DATA (a list, as in PATH), or of naslab's folder in the user's cache
// where that is not set. The first folder is the one that is written to. A table
// is written whole or not at all.
package store
