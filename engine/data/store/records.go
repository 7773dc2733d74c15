package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/data/published"
)

// records is the table of NAS-Bench-101's records.
const records = "nb101/records"

// isRecords reports whether a file is named as TensorFlow's record files are.
func isRecords(path string) bool { return strings.HasSuffix(path, ".tfrecord") }

// importRecords reads a record file as a stream.
func (j *join) importRecords(found *catalogue.Found, path string) error {
	wanted := false
	for _, t := range found.Tables {
		wanted = wanted || t.Name == records
	}
	if !wanted {
		return fmt.Errorf("store: %s is a record file of NAS-Bench-101; import it as %s", path, records)
	}
	f, _, err := openFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	in := bufio.NewReaderSize(io.TeeReader(f, h), 1<<20)
	p, err := published.ReadRecords(in)
	if err != nil {
		return fmt.Errorf("store: %s is no record file of NAS-Bench-101, or is damaged: %w", path, err)
	}
	p.Frame.Info = p.Table.Info(nil)
	j.whole(p.Frame, columns.Source{File: filepath.Base(path), SHA256: hex.EncodeToString(h.Sum(nil))})
	return nil
}
