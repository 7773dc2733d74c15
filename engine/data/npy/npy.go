package npy

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naslab/engine/data/pickle"
	"naslab/engine/data/unpack"
)

const magic = "\x93NUMPY"

// The parts of a header, which is a Python dict in one line.
var (
	descr   = regexp.MustCompile(`'descr': '([^']{1,16})'`)
	fortran = regexp.MustCompile(`'fortran_order': (True|False)`)
	shape   = regexp.MustCompile(`'shape': \(([0-9, ]*)\)`)
)

// Load reads an array.
func Load(b []byte) (*pickle.Array, error) {
	head, data, err := split(b)
	if err != nil {
		return nil, err
	}
	d, f, s := descr.FindSubmatch(head), fortran.FindSubmatch(head), shape.FindSubmatch(head)
	if d == nil || f == nil || s == nil {
		return nil, fmt.Errorf("npy: offset 10: a description of one element type, an order and a shape was expected, not %.80q", head)
	}
	a, err := pickle.DType(string(d[1]))
	if err != nil {
		return nil, fmt.Errorf("npy: offset 10: %w", err)
	}
	dims, err := parseShape(string(s[1]))
	if err != nil {
		return nil, err
	}
	if a.Kind == 'O' {
		return objects(data)
	}
	if err := a.SetData(dims, data, string(f[1]) == "True"); err != nil {
		return nil, fmt.Errorf("npy: offset %d: %w", len(b)-len(data), err)
	}
	return a, nil
}

// split parts the header from the data.
func split(b []byte) (head, data []byte, err error) {
	if !bytes.HasPrefix(b, []byte(magic)) || len(b) < 12 {
		return nil, nil, fmt.Errorf("npy: offset 0: the mark of a .npy file was expected")
	}
	n, start := int(binary.LittleEndian.Uint16(b[8:])), 10
	switch b[6] {
	case 1:
	case 2, 3:
		n, start = int(binary.LittleEndian.Uint32(b[8:])), 12
	default:
		return nil, nil, fmt.Errorf("npy: offset 6: version %d; 1 to 3 are read", b[6])
	}
	if n > len(b)-start {
		return nil, nil, fmt.Errorf("npy: offset 8: a header of %d bytes was expected, but only %d are left; the file is cut", n, len(b)-start)
	}
	return b[start : start+n], b[start+n:], nil
}

func parseShape(s string) ([]int, error) {
	dims := []int{}
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		n, err := strconv.ParseUint(part, 10, 31)
		if err != nil || len(dims) > 32 {
			return nil, fmt.Errorf("npy: the shape (%.80s) holds no lengths", s)
		}
		dims = append(dims, int(n))
	}
	return dims, nil
}

func objects(data []byte) (*pickle.Array, error) {
	v, err := pickle.LoadAll(data, pickle.Options{})
	if err != nil {
		return nil, fmt.Errorf("npy: the array's objects: %w", err)
	}
	a, ok := v.(*pickle.Array)
	if !ok {
		return nil, fmt.Errorf("npy: an array of objects was expected, not %s", pickle.KindOf(v))
	}
	return a, nil
}

// LoadZ reads all arrays of a .npz file by name.
func LoadZ(b []byte) (map[string]*pickle.Array, error) {
	z, err := unpack.Zip(b)
	if err != nil {
		return nil, fmt.Errorf("npy: %w", err)
	}
	arrays := map[string]*pickle.Array{}
	for _, n := range z.Names() {
		name, ok := strings.CutSuffix(n, ".npy")
		if !ok {
			return nil, fmt.Errorf("npy: the archive holds %.80q, which is no .npy file", n)
		}
		file, err := z.Read(n)
		if err != nil {
			return nil, fmt.Errorf("npy: %w", err)
		}
		if arrays[name], err = Load(file); err != nil {
			return nil, fmt.Errorf("npy: %.80q: %w", n, err)
		}
	}
	return arrays, nil
}
