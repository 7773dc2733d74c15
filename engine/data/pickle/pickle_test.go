package pickle_test

import (
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/data/pickle"
)

// get follows keys and positions into a value.
func get(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, p := range path {
		switch x := v.(type) {
		case *pickle.Dict:
			var ok bool
			if v, ok = x.Get(p); !ok {
				t.Fatalf("no key %v", p)
			}
		case *pickle.List:
			v = x.Items[p.(int)]
		case pickle.Tuple:
			v = x[p.(int)]
		case *pickle.Set:
			v = x.Items[p.(int)]
		default:
			t.Fatalf("%s has no parts", pickle.KindOf(v))
		}
	}
	return v
}

// TestProtocols reads one value that Python wrote in all protocols.
func TestProtocols(t *testing.T) {
	for p := range 6 {
		t.Run(fmt.Sprint(p), func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join("testdata", fmt.Sprintf("plain%d.pkl", p)))
			if err != nil {
				t.Fatal(err)
			}
			v, err := pickle.LoadAll(b, pickle.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				want any
				path []any
			}{
				{nil, []any{"none"}}, {true, []any{"t"}}, {false, []any{"f"}},
				{int64(65536), []any{"i", 5}}, {int64(-1), []any{"i", 6}}, {int64(math.MinInt32), []any{"i", 7}},
				{int64(1) << 31, []any{"i", 8}}, {int64(math.MaxInt64), []any{"i", 9}}, {int64(math.MinInt64), []any{"i", 10}},
				{-1e300, []any{"x", 1}}, {math.Inf(1), []any{"x", 2}}, {"a'b\n\\ é € 😀", []any{"s"}},
				{int64(4), []any{"tuple", 4, 3}}, {int64(7), []any{"set", 0}}, {int64(8), []any{"frozen", 0}}, {int64(2), []any{"od", "l"}},
			} {
				if got := get(t, v, c.path...); got != c.want {
					t.Errorf("%v is %v, want %v", c.path, got, c.want)
				}
			}
			want := new(big.Int).Lsh(big.NewInt(1), 100)
			if got := get(t, v, "big").(*big.Int); got.Cmp(want) != 0 {
				t.Errorf("big is %v", got)
			}
			if got := get(t, v, "neg").(*big.Int); got.Cmp(want.Neg(want)) != 0 {
				t.Errorf("neg is %v", got)
			}
			if got := get(t, v, "b").([]byte); string(got) != "\x00\xffab" {
				t.Errorf("b is %q", got)
			}
			if get(t, v, "same", 0) != get(t, v, "same", 1) {
				t.Error("a list that is there twice became two")
			}
		})
	}
}

// TestRefusals gives pickles that do harm where they are executed, or that are
// larger than they look.
func TestRefusals(t *testing.T) {
	nest := strings.Repeat("(", 20000) + "."
	for _, c := range []struct{ name, in, want string }{
		{"system", "cos\nsystem\n(S'echo'\ntR.", `"os.system", which is not on the list`},
		{"eval", "\x80\x04\x8c\x08builtins\x8c\x04eval\x93\x8c\x011\x85R.", `"builtins.eval"`},
		{"getattr", "c__builtin__\ngetattr\n.", "never called"},
		{"storage called", "ctorch\nFloatStorage\n)R.", "no constructor"},
		{"inst", "(ios\nsystem\n.", `"os.system"`},
		{"extension", "\x82\x01.", "registry"},
		{"persistent", "I1\nQ.", "outside of the pickle"},
		{"cut", "(lI1", "cut"},
		{"empty", "", "offset 0"},
		{"no pickle", "\xff", "no instruction"},
		{"length", "\x8e\xff\xff\xff\xff\xff\xff\xff\x7f.", "only 1 are left"},
		{"frame", "\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\xffN.", "frame"},
		{"memo", "h\x05.", "memo"},
		{"protocol", "\x80\x06N.", "protocol 6"},
		{"nested", nest, "nested more than"},
		{"mark", "t.", "mark"},
		{"under the mark", "N(s.", "expected on the stack"},
		{"key", "}]Ns.", "no key"},
		{"append to a dict", "}Na.", "append to"},
		{"scalar", "cnumpy.core.multiarray\nscalar\n(cnumpy\ndtype\n(S'f8'\ntRS'abc'\ntR.", "8 bytes were expected"},
		{"dtype", "cnumpy\ndtype\n(S'V8'\ntR.", "not read"},
		{"array", "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nI0\nS'b'\ntR(I1\n(I1000000\nI1000000\ntcnumpy\ndtype\n(S'f8'\ntRI00\nS'abcdefgh'\ntb.", "larger than its"},
		{"stop at a name", "ccollections\nOrderedDict\n.", "no data"},
		{"buffer", "\x97.", "outside"},
	} {
		v, err := pickle.LoadAll([]byte(c.in), pickle.Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v; want %q", c.name, v, err, c.want)
		}
	}
}

// TestCopiesAreBounded calls a constructor that copies, again and again with the
// same large argument.
func TestCopiesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("c_codecs\nencode\np0\n0V" + strings.Repeat("x", 1<<20) + "\np1\n0(")
	for range 1 << 12 {
		b.WriteString("g0\n(g1\nVlatin1\ntR")
	}
	b.WriteString("l.")
	if _, err := pickle.LoadAll([]byte(b.String()), pickle.Options{}); err == nil || !strings.Contains(err.Error(), "far more memory") {
		t.Errorf("4 GiB from 1 MiB: %v", err)
	}
}

func TestTensorStaysInItsStorage(t *testing.T) {
	store := func(any) (any, error) {
		return &pickle.Storage{Type: "FloatStorage", Len: 2, Data: make([]byte, 8)}, nil
	}
	for _, c := range []struct {
		view string
		ok   bool
	}{
		{"I0\n(I2\nt(I1\nt", true}, {"I0\n(I1\nI2\nt(I9\nI1\nt", true}, {"I1\n(I2\nt(I1\nt", false},
		{"I0\n(I1000000\nt(I0\nt", false}, {"I-1\n(I1\nt(I1\nt", false}, {"I0\n(I2\nt(I2147483647\nt", false},
	} {
		in := "ctorch._utils\n_rebuild_tensor_v2\n(NQ" + c.view + "tR."
		v, err := pickle.LoadAll([]byte(in), pickle.Options{Persistent: store})
		if (err == nil) != c.ok {
			t.Errorf("%q: %v", c.view, err)
			continue
		}
		if err == nil {
			if x, err := v.(*pickle.Tensor).Floats(); err != nil || len(x) != 2 {
				t.Errorf("%q: %v %v", c.view, x, err)
			}
		}
	}
}

func FuzzLoad(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.pkl")
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte("cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nI0\nS'b'\ntR(I1\n(I1\ntcnumpy\ndtype\n(S'f8'\ntRI00\nS'abcdefgh'\ntb."))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := pickle.LoadAll(b, pickle.Options{Persistent: func(id any) (any, error) {
			s, _, err := pickle.NewStorage(id)
			return s, err
		}})
		if err == nil {
			_ = pickle.KindOf(v)
			_, _ = pickle.FrameColumn(v, "x")
		} else if strings.ContainsRune(err.Error(), '\n') {
			t.Errorf("an error of several lines: %q", err)
		}
	})
}
