// Package tfrecord reads TensorFlow's record files, and from them the records of
// NAS-Bench-101.
//
//	record.go   records with their checksums, one after another
//	proto.go    the fields of a protocol buffer
//	nb101.go    one training run of a cell
//
// A file is read as a stream: the published ones take up to 2 GB.
package tfrecord
