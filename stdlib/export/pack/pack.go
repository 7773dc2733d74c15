// Package pack is the form of the data files of stdlib/export: for each package
// its export data and its doc comments, compressed one by one, so that reading
// one package costs nothing for the others.
//
// A file is an index followed by the compressed parts, in the order of the
// index. All numbers are unsigned varints, all strings have their length before
// them.
package pack

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Entry is one package to be packed.
type Entry struct {
	Path, Name string
	Export     []byte            // as golang.org/x/tools/go/gcexportdata writes it
	Docs       map[string]string // by symbol: "", "F", "T", "T.M"; types and docs may be in two files
}

// Package is one package in a file.
type Package struct {
	Path, Name   string
	export, docs []byte // compressed
}

// Encode packs the entries in their order. The same entries give the same
// bytes.
func Encode(entries []Entry) ([]byte, error) {
	index := binary.AppendUvarint(nil, uint64(len(entries)))
	var parts bytes.Buffer
	for _, e := range entries {
		index = appendString(appendString(index, e.Path), e.Name)
		for _, part := range [][]byte{e.Export, encodeDocs(e.Docs)} {
			n, err := deflate(&parts, part)
			if err != nil {
				return nil, fmt.Errorf("pack: %s: %w", e.Path, err)
			}
			index = binary.AppendUvarint(index, uint64(n))
		}
	}
	return append(index, parts.Bytes()...), nil
}

// deflate writes data compressed and returns how many bytes that took; no data
// takes none.
func deflate(to *bytes.Buffer, data []byte) (int, error) {
	if len(data) == 0 {
		return 0, nil
	}
	before := to.Len()
	w, err := flate.NewWriter(to, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(data); err != nil {
		return 0, err
	}
	err = w.Close()
	return to.Len() - before, err
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var errShort = errors.New("pack: the file ends too early")

// Decode reads the index of a file. The parts stay compressed and share the
// memory of data.
func Decode(data []byte) ([]Package, error) {
	r := reader{data: data}
	ps := make([]Package, r.count())
	sizes := make([][2]uint64, len(ps))
	for i := range ps {
		ps[i].Path, ps[i].Name = r.string(), r.string()
		sizes[i] = [2]uint64{r.number(), r.number()}
	}
	for i := range ps {
		ps[i].export, ps[i].docs = r.take(sizes[i][0]), r.take(sizes[i][1])
	}
	return ps, r.err
}

// Export returns the export data.
func (p Package) Export() ([]byte, error) { return inflate(p.export) }

func inflate(part []byte) ([]byte, error) {
	if len(part) == 0 {
		return nil, nil
	}
	out, err := io.ReadAll(flate.NewReader(bytes.NewReader(part)))
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return out, nil
}

// Docs returns the doc comments by symbol.
func (p Package) Docs() (map[string]string, error) {
	text, err := inflate(p.docs)
	if err != nil {
		return nil, err
	}
	docs := map[string]string{}
	rest := string(text)
	for rest != "" {
		var symbol, doc string
		symbol, rest, _ = strings.Cut(rest, "\x00")
		doc, rest, _ = strings.Cut(rest, "\x00")
		docs[symbol] = doc
	}
	return docs, nil
}
