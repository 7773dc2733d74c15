package torchfile_test

import (
	"strings"
	"testing"

	"naslab/engine/data/datatest"
	"naslab/engine/data/pickle"
	"naslab/engine/data/torchfile"
)

// states are one state dict in both kinds of file.
func states(t testing.TB) map[string][]byte {
	v := datatest.Pairs{"w", datatest.Tensor(datatest.Storage("0", 6), 2, 3)}
	return map[string][]byte{
		"zip": datatest.Torch(t, v, "0", datatest.Floats(1, 2, 3, 4, 5, 6)),
		"old": datatest.OldTorch(v, "0", 1, 2, 3, 4, 5, 6),
	}
}

func TestTensors(t *testing.T) {
	for kind, b := range states(t) {
		v, err := torchfile.Load(b)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		names, tensors, err := torchfile.Tensors(v)
		if err != nil || len(names) != 1 {
			t.Fatalf("%s: %v %v", kind, names, err)
		}
		x, err := tensors["w"].Floats()
		if err != nil || len(x) != 6 || x[5] != 6 || len(tensors["w"].Shape) != 2 {
			t.Errorf("%s: %v %v", kind, x, err)
		}
	}
}

func TestPlainList(t *testing.T) {
	v, err := torchfile.Load(datatest.Torch(t, datatest.Repeat(1.5, 3)))
	if l, ok := v.(*pickle.List); err != nil || !ok || len(l.Items) != 3 || l.Items[0] != 1.5 {
		t.Errorf("%v %v", v, err)
	}
}

// TestCut reads every beginning of both kinds of file.
func TestCut(t *testing.T) {
	for kind, b := range states(t) {
		for n := range b {
			if _, err := torchfile.Load(b[:n]); err == nil {
				t.Errorf("%s cut to %d of %d bytes is read", kind, n, len(b))
			}
		}
	}
}

func TestRefused(t *testing.T) {
	state := datatest.Pairs{"w", datatest.Tensor(datatest.Storage("0", 6), 2, 3)}
	for _, c := range []struct {
		name string
		in   []byte
		want string
	}{
		{"a call", datatest.Torch(t, datatest.Call("os", "system", "echo")), `"os.system", which is not on the list`},
		{"a call in an old file", datatest.OldTorch(datatest.Call("builtins", "eval", "1"), "0", 1), `"builtins.eval"`},
		{"no pickle", datatest.Zip(t, "x", "y"), "no data.pkl"},
		{"no storage", datatest.Torch(t, state), `holds no "archive/data/0"`},
		{"a short storage", datatest.Torch(t, state, "0", "abcd"), "has 4 bytes and should have 24"},
		{"another byte order", datatest.Zip(t, "a/data.pkl", "N.", "a/byteorder", "big"), "little-endian"},
		{"a short old storage", datatest.OldTorch(state, "0", 1, 2), "is cut"},
		{"another key", datatest.OldTorch(state, "1", 1, 2, 3, 4, 5, 6), "does not use"},
		{"more behind", append(datatest.OldTorch(state, "0", 1, 2, 3, 4, 5, 6), 0), "follow the last storage"},
		{"another magic", datatest.Pickle(5), "begins with another number"},
		{"not a file at all", []byte("hello"), "cannot be read"},
	} {
		if _, err := torchfile.Load(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, _, err := torchfile.Tensors(&pickle.List{}); err == nil {
		t.Error("a list is a dict of tensors")
	}
}

func FuzzLoad(f *testing.F) {
	for _, b := range states(f) {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := torchfile.Load(b)
		if err != nil {
			return
		}
		if _, tensors, err := torchfile.Tensors(v); err == nil {
			for _, x := range tensors {
				x.Floats()
			}
		}
	})
}
