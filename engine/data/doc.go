// Package data opens benchmark tables by name, and turns files into what networks
// train on.
//
// # Tables
//
// A table has named rows and typed columns. It is opened by memory map, so that
// it costs little until it is read:
//
//	t, err := data.Open("nb201/archs")          // *columns.Table; open.go
//	acc, err := t.Column("test200_cifar10")     // *columns.Column: unit, direction, gaps
//	row, ok := t.Row("0")                       // by the text of its key
//	row, ok = t.RowInt(0)                       // by its key as a number
//	v, ok := acc.Float(row)                     // false where there is no value;
//	why := acc.Why(row)                         // this says why
//
// The packages below this one, from the bottom up:
//
//	columns    the table file: typed columns, gaps, keys, CSV
//	unpack     gzip and zip, bounded
//	literal    JSON and Python's literals
//	pickle     pickles, executing nothing
//	npy, torchfile, tfrecord   numpy's, torch's and TensorFlow's files
//	catalogue  which public files there are: pins, licences, whom to cite
//	published  one reader for each kind of published file
//	fetch      downloads that go on where they were cut
//	store      the user's tables: open, import, get, verify
//	command    all of it as "naslab data"
//
// NAS-Bench-201 with its 11 tables and 200 columns takes 16.4 MB on the disk;
// BenchmarkOpenNB201 and its neighbours in package store measure it.
//
// # Text
//
// What stands here itself is text, enough for a small language model on a machine
// without a network connection:
//
//   - [Text] reads a file or a folder, parts the documents into a training and
//     a validation part, and turns them into tokens (text.go, walk.go, split.go);
//   - [GoSource] finds a text that every Go user has: the source of Go's own
//     standard library (gosource.go);
//   - [Tokenizer] holds the tokens: the 256 bytes, an end-of-text mark, and, when
//     asked, pairs of them learnt from the text (tokenizer.go, bpe.go, chunk.go);
//   - [Part] cuts batches: random windows to train on, fixed ones to validate
//     on (part.go).
//
// The two parts are parted by whole documents and identical documents are taken
// once, so a network is never validated on a document that it was trained on.
// (HW-GPT-Bench validates on a tenth of its training text.) Licence headers and
// the like, which many documents share, stay in both.
//
// Byte pairs are learnt here and not by a library because the ones that can
// train do not serve: github.com/sugarme/tokenizer v0.3.0 drops the line breaks,
// then panics on the first one that it is to encode, prints to the standard
// output, and needs 28 s to learn 2,048 tokens from 5 MB of Go source, where the whole of
// [Text] takes 1.7 s (one core, BenchmarkTextPairs). The tiktoken family brings fixed vocabularies of 50,000 tokens
// and more, whose embedding alone would outweigh a small network.
package data
