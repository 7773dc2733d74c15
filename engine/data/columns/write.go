package columns

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// Write makes the frame a file. The file is written beside path under another
// name and takes its place when it is whole and on the disk; after an error
// nothing is left of it and what stood at path still stands there.
func (f *Frame) Write(path string) (err error) {
	h, pieces, err := f.layOut()
	if err != nil {
		return err
	}
	body := int64(0)
	for _, p := range pieces {
		body += align(int64(len(p)))
	}
	prefix, err := h.prefix(body)
	if err != nil {
		return fmt.Errorf("columns: table %s: %w", f.Info.Name, err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".part-*")
	if err != nil {
		return fmt.Errorf("columns: cannot write table %s: %w", f.Info.Name, err)
	}
	defer func() {
		tmp.Close()
		if err != nil {
			os.Remove(tmp.Name())
			err = fmt.Errorf("columns: cannot write table %s: %w", f.Info.Name, err)
		}
	}()
	if err := writePieces(tmp, prefix, pieces); err != nil {
		return err
	}
	if err := tmp.Chmod(0o644); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

func writePieces(w io.Writer, prefix []byte, pieces [][]byte) error {
	out := bufio.NewWriterSize(w, 1<<20)
	out.Write(prefix)
	var zeros [alignment]byte
	for _, p := range pieces {
		out.Write(p)
		out.Write(zeros[:align(int64(len(p)))-int64(len(p))])
	}
	return out.Flush()
}

// layOut encodes the columns and gives each piece its place.
func (f *Frame) layOut() (*header, [][]byte, error) {
	if err := f.check(); err != nil {
		return nil, nil, err
	}
	h := &header{Info: f.Info, Rows: f.Len()}
	var pieces [][]byte
	at := int64(0)
	place := func(b []byte) *piece {
		p := &piece{At: at, Len: int64(len(b)), Sum: crc32.Checksum(b, castagnoli)}
		pieces = append(pieces, b)
		at += align(p.Len)
		return p
	}
	index, err := f.makeIndex()
	if err != nil {
		return nil, nil, err
	}
	if index != nil {
		h.Index = place(index)
	}
	for j, x := range f.Fields {
		e, err := encode(x, &f.cells[j])
		if err != nil {
			return nil, nil, err
		}
		c := layout{Field: x, Enc: e.enc, Scale: e.scale, Style: e.style, Data: *place(e.data)}
		if e.state != nil {
			c.State = place(e.state)
		}
		if e.enc[0] == 't' {
			c.Texts, c.Ends, c.Dict = len(e.ends)/4, place(e.ends), place(e.dict)
		}
		h.Columns = append(h.Columns, c)
	}
	return h, pieces, nil
}
