package tensor

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"unsafe"
)

// Checkpoint is what a safetensors file holds.
type Checkpoint struct {
	Tensors map[string]*Tensor
	Meta    map[string]string // anything, such as the step or the settings
}

// String returns how many tensors there are.
func (c *Checkpoint) String() string {
	return fmt.Sprintf("checkpoint of %d tensors, %d notes", len(c.Tensors), len(c.Meta))
}

// Save writes tensors and meta, which may be nil, to a safetensors file. The file
// appears complete or not at all, also when the machine stops meanwhile; an older one is replaced.
// The same values give the same bytes.
func Save(path string, tensors map[string]*Tensor, meta map[string]string) error {
	if err := save(path, tensors, meta); err != nil {
		return fmt.Errorf("tensor: save %s: %w", path, err)
	}
	return nil
}

func save(path string, tensors map[string]*Tensor, meta map[string]string) error {
	h := safeHeader{meta: meta}
	at := int64(0)
	for _, name := range slices.Sorted(maps.Keys(tensors)) {
		if name == metaKey {
			return fmt.Errorf("no tensor can be called %s", metaKey)
		}
		m, err := tensors[name].look()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if safeTypes[m.dtype] == "" {
			return fmt.Errorf("%s: values of type %s cannot be saved", name, m.dtype)
		}
		e := entry{DType: safeTypes[m.dtype], Shape: m.shape, Offsets: [2]int64{at, at + int64(volume(m.shape)*m.dtype.Size())}, name: name, dtype: m.dtype}
		h.entries = append(h.entries, e)
		at = e.Offsets[1]
	}
	head, err := encodeHeader(h)
	if err != nil {
		return err
	}
	return writeAtomic(path, func(w io.Writer) error {
		if _, err := w.Write(head); err != nil {
			return err
		}
		for _, e := range h.entries {
			if err := tensors[e.name].writeTo(w, e); err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
		}
		return nil
	})
}

// writeTo writes t's values, which e describes.
func (t *Tensor) writeTo(w io.Writer, e entry) error {
	data := make([]byte, e.Offsets[1]-e.Offsets[0])
	if err := t.copyTo(ptr(unsafe.SliceData(data)), volume(e.Shape), e.dtype); err != nil {
		return err
	}
	_, err := w.Write(data)
	return err
}

// writeAtomic writes a file beside path and puts it in path's place when it is
// complete and on the disk.
func writeAtomic(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	b := bufio.NewWriterSize(f, 1<<20)
	for _, step := range []func() error{
		func() error { return write(b) },
		b.Flush,
		func() error { return f.Chmod(0o644) },
		f.Sync,
		f.Close,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return os.Rename(f.Name(), path)
}

// Load reads a safetensors file into s. A damaged file is an error, whatever is in it.
func Load(s *Scope, path string) (*Checkpoint, error) {
	c, err := s.load(path)
	if err != nil {
		return nil, fmt.Errorf("tensor: load %s: %w", path, err)
	}
	return c, nil
}

func (s *Scope) load(path string) (*Checkpoint, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	h, err := decodeHeader(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("this is no sound safetensors file: %w", err)
	}
	c := &Checkpoint{Tensors: make(map[string]*Tensor, len(h.entries)), Meta: h.meta}
	err = s.Run(func(in *Scope) error { // so that a failure leaves nothing behind
		for _, e := range h.entries {
			data := make([]byte, e.Offsets[1]-e.Offsets[0])
			if _, err := f.ReadAt(data, h.start+e.Offsets[0]); err != nil {
				return err
			}
			t := in.fromBytes(ptr(unsafe.SliceData(data)), e.dtype, e.Shape)
			if err := t.Err(); err != nil {
				return err
			}
			c.Tensors[e.name] = t
		}
		for _, e := range h.entries {
			in.Keep(c.Tensors[e.name])
		}
		return nil
	})
	return c, err
}
