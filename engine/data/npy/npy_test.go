package npy_test

import (
	"strings"
	"testing"

	"naslab/engine/data/datatest"
	"naslab/engine/data/npy"
)

func TestLoad(t *testing.T) {
	a, err := npy.Load(datatest.NPY("<f4", "2, 1", []byte(datatest.Floats(1.5, -2))))
	if err != nil || a.Len() != 2 || a.At(1) != -2.0 || len(a.Shape) != 2 {
		t.Errorf("%+v %v", a, err)
	}
	a, err = npy.Load(datatest.NPY(">i2", "2,", []byte{0, 5, 255, 255}))
	if err != nil || a.At(0) != int64(5) || a.At(1) != int64(-1) {
		t.Errorf("%+v %v", a, err)
	}
	a, err = npy.Load(datatest.NPY("<f2", "", []byte{0, 0x3c}))
	if err != nil || a.At(0) != 1.0 {
		t.Errorf("%+v %v", a, err)
	}
}

func TestArchive(t *testing.T) {
	z := datatest.Zip(t, "a.npy", string(datatest.NPY("|b1", "3,", []byte{1, 0, 1})))
	m, err := npy.LoadZ(z)
	if err != nil || m["a"].At(2) != true {
		t.Errorf("%v %v", m, err)
	}
	if _, err := npy.LoadZ(datatest.Zip(t, "a.txt", "x")); err == nil {
		t.Error("an archive of other files is read")
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		in   []byte
		want string
	}{
		{nil, "mark of a .npy file"},
		{datatest.NPY("<f8", "2,", make([]byte, 15)), "cannot have 15 bytes"},
		{datatest.NPY("<f8", "3,", make([]byte, 16)), "needs 3 elements, but has 2"},
		{datatest.NPY("<f8", "2000000000, 2000000000", make([]byte, 16)), "larger than its"},
		{datatest.NPY("<V8", "1,", make([]byte, 8)), "not read"},
		{datatest.NPY("S0", "9,", nil), "cannot have 0 bytes"},
		{datatest.NPY("|O", "", datatest.Pickle(datatest.Call("os", "system", "x"))), `"os.system"`},
		{datatest.NPY("|O", "", datatest.Pickle(1)), "an array of objects was expected"},
		{datatest.NPY("<f8", "1,", nil)[:30], "the file is cut"},
	} {
		if _, err := npy.Load(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v; want %q", err, c.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(datatest.NPY("<f4", "2, 1", []byte(datatest.Floats(1.5, -2))))
	f.Add(datatest.NPY("|O", "", datatest.Pickle(1)))
	f.Fuzz(func(t *testing.T, b []byte) {
		if a, err := npy.Load(b); err == nil {
			for i := range a.Len() {
				a.At(i)
			}
		}
	})
}
