package tensor

import (
	"bytes"
	"encoding/binary"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCheckpointRoundTrip(t *testing.T) {
	needTorch(t)
	path := filepath.Join(t.TempDir(), "net.safetensors")
	meta := map[string]string{"step": "7", "name": "naïve \"quoted\""}
	before := settle()
	err := Run(func(s *Scope) error {
		x := s.Float32s([]float32{1, 2, 3, 4, 5, 6}, 2, 3)
		ts := map[string]*Tensor{
			"x": x, "view": x.T(), "n": s.Ints([]int{-1, 1 << 40}), "one": s.Scalar(2.5),
			"mask": s.Bools([]bool{true, false, true}), "none": s.Zeros(0, 4), "d": s.Float64s([]float64{0.1}),
			"half": x.To(Float16), "brain": x.To(BFloat16),
		}
		if err := Save(path, ts, meta); err != nil {
			return err
		}
		first, _ := os.ReadFile(path)
		c, err := Load(s, path)
		if err != nil {
			return err
		}
		if !maps.Equal(c.Meta, meta) {
			t.Errorf("meta: got %v, want %v", c.Meta, meta)
		}
		for name, want := range ts {
			got := c.Tensors[name]
			if got.DType() != want.DType() || !slices.Equal(got.Shape(), want.Shape()) {
				t.Errorf("%s: got %v, want %v", name, got, want)
			}
			vs, _ := want.Float64s()
			values(t, got, vs...)
		}
		if err := Save(path, ts, meta); err != nil {
			return err
		}
		if second, _ := os.ReadFile(path); !bytes.Equal(first, second) {
			t.Error("the same tensors gave other bytes")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if Live() != before {
		t.Errorf("%d tensors alive, %d before", Live(), before)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.tmp")); len(left) > 0 {
		t.Error("left behind:", left)
	}
}

func TestSaveRefuses(t *testing.T) {
	needTorch(t)
	dir := t.TempDir()
	err := Run(func(s *Scope) error {
		x := s.Zeros(2)
		for name, tensors := range map[string]map[string]*Tensor{
			"a reserved name": {metaKey: x},
			"a nil tensor":    {"x": nil},
		} {
			if err := Save(filepath.Join(dir, "f"), tensors, nil); err == nil {
				t.Error(name, "was saved")
			}
		}
		if err := Save(filepath.Join(dir, "no", "such", "folder"), map[string]*Tensor{"x": x}, nil); err == nil {
			t.Error("saved into no folder")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 {
		t.Error("left behind:", files)
	}
}

// file builds a file from its header's text and its values.
func file(header string, data int) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(b, header...), make([]byte, data)...)
}

func TestDamagedFiles(t *testing.T) {
	good := file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, 8)
	if h, err := decodeHeader(bytes.NewReader(good), int64(len(good))); err != nil || len(h.entries) != 1 {
		t.Fatal(h, err)
	}
	long := binary.LittleEndian.AppendUint64(nil, 1<<63)
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"empty", "too short", nil},
		{"cut length", "too short", good[:5]},
		{"cut header", "does not fit", good[:20]},
		{"cut values", "describes 8", good[:len(good)-1]},
		{"more values", "holds 9", append(slices.Clone(good), 0)},
		{"huge header", "does not fit", append(long, good...)},
		{"no json", "no JSON", file(`{"a":`, 0)},
		{"a list", "no JSON object", file(`[1]`, 0)},
		{"unknown type", `unknown type "F99"`, file(`{"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}}`, 8)},
		{"negative size", "negative", file(`{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}`, 8)},
		{"wrong size", "not the 12 bytes", file(`{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}`, 8)},
		{"backwards", "not the 8 bytes", file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}`, 8)},
		{"negative place", "not the 8 bytes", file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}`, 8)},
		{"overflow", "too large", file(`{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}`, 0)},
		{"overlap", "begins at byte 4", file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}`, 8)},
		{"gap", "begins at byte 8", file(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}`, 12)},
		{"numbers as meta", "no strings", file(`{"__metadata__":{"a":1}}`, 0)},
		{"text as tensor", "tensor", file(`{"a":"x"}`, 0)},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := decodeHeader(bytes.NewReader(c.data), int64(len(c.data)))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want something with %q", err, c.want)
			}
		})
	}
}

func TestLoadDamaged(t *testing.T) {
	needTorch(t)
	path := filepath.Join(t.TempDir(), "bad")
	if _, err := Load(Root(), path); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Error(err)
	}
	os.WriteFile(path, file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, 7), 0o644)
	if _, err := Load(Root(), path); err == nil || !strings.Contains(err.Error(), "no sound safetensors file") {
		t.Error(err)
	}
}

func FuzzHeader(f *testing.F) {
	f.Add(file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, 8))
	f.Add(file(`{"__metadata__":{"k":"v"},"b":{"dtype":"BOOL","shape":[],"data_offsets":[0,1]}}`, 1))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := decodeHeader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		n := int64(0)
		for _, e := range h.entries {
			n += int64(volume(e.Shape) * e.dtype.Size())
		}
		if n != int64(len(data))-h.start {
			t.Errorf("%d bytes of values described, %d there", n, int64(len(data))-h.start)
		}
	})
}
