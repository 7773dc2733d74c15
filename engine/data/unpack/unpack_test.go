package unpack_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"naslab/engine/data/datatest"
	"naslab/engine/data/unpack"
)

func zipped(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(b)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGzip(t *testing.T) {
	b, err := unpack.Gzip(zipped(t, []byte("text")))
	if err != nil || string(b) != "text" {
		t.Errorf("%q %v", b, err)
	}
	bomb := zipped(t, make([]byte, 300<<20))
	if _, err := unpack.Gzip(bomb); err == nil || !strings.Contains(err.Error(), "far more than its own length allows") {
		t.Errorf("300 MiB in %d bytes: %v", len(bomb), err)
	}
	whole := zipped(t, []byte("some text"))
	for n := range whole {
		if _, err := unpack.Gzip(whole[:n]); err == nil {
			t.Errorf("cut to %d bytes it is read", n)
		}
	}
}

func TestZip(t *testing.T) {
	a, err := unpack.Zip(datatest.Zip(t, "x", "one", "../../y", "two"))
	if err != nil || len(a.Names()) != 2 {
		t.Fatal(err)
	}
	if b, err := a.Read("x"); err != nil || string(b) != "one" {
		t.Errorf("%q %v", b, err)
	}
	if _, err := a.Read("z"); err == nil {
		t.Error("a file that is not there is read")
	}
	if _, err := unpack.Zip(datatest.Zip(t, "x", "1", "x", "2")); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("a name twice: %v", err)
	}
}

// TestZipBombs holds a large file of zeros, and many of a middle size.
func TestZipBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 20<<20)
	for name, parts := range map[string][]string{
		"one":  {"a", strings.Repeat(zeros, 10)},
		"many": {"a", zeros, "b", zeros, "c", zeros, "d", zeros, "e", zeros, "f", zeros},
	} {
		b := datatest.Zip(t, parts...)
		a, err := unpack.Zip(b)
		if err != nil {
			t.Fatal(err)
		}
		total := 0
		for _, n := range a.Names() {
			var x []byte
			if x, err = a.Read(n); err != nil {
				break
			}
			total += len(x)
		}
		if err == nil || total > 200*len(b)+1<<20 {
			t.Errorf("%s: %d bytes came out of %d, %v", name, total, len(b), err)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(zipped(f, []byte("text")))
	f.Add(datatest.Zip(f, "x", "one"))
	f.Fuzz(func(t *testing.T, b []byte) {
		unpack.Gzip(b)
		if a, err := unpack.Zip(b); err == nil {
			for _, n := range a.Names() {
				a.Read(n)
			}
		}
	})
}
