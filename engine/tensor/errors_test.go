package tensor

import (
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// Every error is one sentence that names the operation, without a stack trace.
func TestErrorSentences(t *testing.T) {
	needTorch(t)
	for _, c := range []struct {
		name string
		f    func(s *Scope) *Tensor
		want string
	}{
		{"shapes", func(s *Scope) *Tensor { return s.Ones(2, 3).Add(s.Ones(2, 2)) },
			"tensor: add: the size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1 (of float32[2 3], float32[2 2])"},
		{"matmul", func(s *Scope) *Tensor { return s.Ones(2, 3).MatMul(s.Ones(2, 3)) },
			"tensor: matmul: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3) (of float32[2 3], float32[2 3])"},
		{"types", func(s *Scope) *Tensor { return s.Ones(2, 2).MatMul(s.Ints([]int{1, 2, 3, 4}, 2, 2)) }, "tensor: matmul: expected"},
		{"index", func(s *Scope) *Tensor { return Embedding(s.Ones(3, 2), s.Ints([]int{3})) }, "tensor: embedding: index out of range"},
		{"target", func(s *Scope) *Tensor { return CrossEntropy(s.Ones(1, 3), s.Ints([]int{3}), ReduceMean) }, "tensor: cross_entropy: target 3 is out of bounds"},
		{"gather", func(s *Scope) *Tensor { return s.Ones(2, 2).Gather(0, s.Ints([]int{5, 0}, 1, 2)) }, "tensor: gather: index 5 is out of bounds"},
		{"narrow", func(s *Scope) *Tensor { return s.Ones(3).Narrow(0, 2, 2) }, "tensor: narrow: start (2) + length (2) exceeds dimension size (3)"},
		{"dim", func(s *Scope) *Tensor { return s.Ones(3).Softmax(4) }, "tensor: softmax: dimension out of range"},
		{"reshape", func(s *Scope) *Tensor { return s.Ones(3).Reshape(2, 2) }, "tensor: reshape: shape '[2, 2]' is invalid for input of size 3"},
		{"empty reshape", func(s *Scope) *Tensor { return s.Ones(3).Reshape() }, "tensor: reshape: shape '[]' is invalid"},
		{"integer parameter", func(s *Scope) *Tensor { return s.Ints([]int{1}).RequireGrad() }, "tensor: requires_grad: only Tensors of floating point"},
		{"no gradient", func(s *Scope) *Tensor { return s.Ones(1).Grad() }, "tensor: grad: there is no gradient; call RequireGrad before"},
		{"nil", func(s *Scope) *Tensor { return s.Ones(1).Add(nil) }, "tensor: an operand is nil: operand 2 of add"},
		{"nil first", func(s *Scope) *Tensor { return Linear(nil, s.Ones(1), nil) }, "tensor: an operand is nil: operand 1 of linear"},
		{"nothing", func(s *Scope) *Tensor { return Cat(nil, 0) }, "tensor: no tensors given"},
		{"negative", func(s *Scope) *Tensor { return s.Ones(-1) }, "tensor: shape [-1] has a negative size"},
		{"wrong length", func(s *Scope) *Tensor { return s.Float32s([]float32{1, 2}, 3) }, "tensor: shape [3] holds 3 values, not 2"},
		{"memory", func(s *Scope) *Tensor { return s.Ones(1<<30, 1<<20) }, "tensor: ones: out of memory: 4503599627370496 bytes wanted"},
		{"too large", func(s *Scope) *Tensor { return s.Ones(1<<40, 1<<40) }, "tensor: out of memory: shape [1099511627776 1099511627776] is too large"},
		{"device", func(s *Scope) *Tensor { return s.Ones(1).ToDevice(CUDA(63)) }, "tensor: to: "},
		{"attention", func(s *Scope) *Tensor {
			return Attention(s.Ones(1, 1, 2, 3), s.Ones(1, 1, 2, 4), s.Ones(1, 1, 2, 3), true, 0)
		}, "tensor: matmul: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := settle()
			Run(func(s *Scope) error {
				got := c.f(s).Err()
				if got == nil || !strings.HasPrefix(got.Error(), c.want) || strings.Contains(got.Error(), "\n") || strings.Contains(got.Error(), ".cpp") {
					t.Errorf("got  %v\nwant %s", got, c.want)
				}
				return nil
			})
			if Live() != before {
				t.Errorf("%d tensors alive, %d before", Live(), before)
			}
		})
	}
}

func TestErrorsOfValues(t *testing.T) {
	needTorch(t)
	Run(func(s *Scope) error {
		if v, err := s.Ones(2).Item(); err == nil || !math.IsNaN(v) {
			t.Error("item of two values:", v, err)
		}
		if err := s.Ones(2).RequireGrad().MulScalar(2).Backward(); err == nil || !strings.Contains(err.Error(), "scalar") {
			t.Error("backward of two values:", err)
		}
		y := s.Ones(1).RequireGrad().Square()
		y.Backward()
		if err := y.Backward(); err == nil || !strings.Contains(err.Error(), "backward through the graph a second time") {
			t.Error("second backward:", err)
		}
		x := s.Ones(1).RequireGrad()
		if _, err := Grads(y, nil, false); err == nil {
			t.Error("grads of nothing")
		}
		if gs, err := Grads(s.Ones(1).RequireGrad().Square(), []*Tensor{x}, false); err == nil {
			t.Error("grads of a tensor that has no part in it:", gs)
		}
		return nil
	})
	if err := SetThreads(0); err == nil {
		t.Error("no threads were accepted")
	}
}

func TestFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"The size is wrong. Try it again.\nException raised from f at x.cpp:3":                                 "the size is wrong",
		"mat1 (2x3.5) is wrong\nmore":                                                                          "mat1 (2x3.5) is wrong",
		"[enforce fail at alloc_cpu.cpp:73] . DefaultCPUAllocator: can't: you tried to allocate 12 bytes. Err": "out of memory: 12 bytes wanted",
		"CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 3 total)":                                      "out of memory: 2.00 GiB wanted",
		"CUDA error: x.": "CUDA error: x",
		"":               "",
	} {
		if got := firstSentence(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// With cgo no function of the binding may be missing.
func TestBindingsAreFilled(t *testing.T) {
	v := reflect.ValueOf(raw)
	for i := range v.NumField() {
		if v.Field(i).IsZero() == haveCgo {
			t.Errorf("raw.%s is set: %v, cgo: %v", v.Type().Field(i).Name, !haveCgo, haveCgo)
		}
	}
}

// Without libtorch everything says so and nothing crashes. A child process, or this
// one if it has no cgo, goes through the whole API.
func TestNoTorch(t *testing.T) {
	if os.Getenv("NASLAB_TEST_NO_TORCH") == "" && haveCgo {
		for name, path := range map[string]string{"absent": filepath.Join(t.TempDir(), "libtch.so"), "not a library": os.Args[0] + ".go"} {
			cmd := exec.Command(os.Args[0], "-test.run=^TestNoTorch$", "-test.v")
			cmd.Env = append(os.Environ(), "NASLAB_TEST_NO_TORCH=1", "NASLAB_LIBTCH="+path)
			if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: TestNoTorch") {
				t.Errorf("%s: %v\n%s", name, err, out)
			}
		}
		return
	}
	check := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, ErrNoTorch) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", what, err)
		}
	}
	check("Available", Available())
	if haveCgo && !strings.Contains(Available().Error(), "apt-get install libtorch-dev") {
		t.Error("no advice in:", Available())
	}
	check("Run", Run(func(*Scope) error { t.Error("Run ran"); return nil }))
	x := Root().Ones(2)
	check("Ones", x.Err())
	check("Float32s", Root().Float32s([]float32{1}).Err())
	check("op", x.Add(x).GELU().Sum().Err())
	check("Linear", Linear(x, x, nil).Err())
	check("Attention", Attention(x, x, x, true, 0).Err())
	check("In", x.In(NewScope()).Err())
	check("Keep", NewScope().Keep(x).Err())
	check("Backward", x.Backward())
	check("Grad", x.RequireGrad().Grad().Err())
	_, err := x.Item()
	check("Item", err)
	_, err = NewAdamW(AdamW{}, nil)
	check("NewAdamW", err)
	check("Seed", Seed(1))
	check("SetThreads", SetThreads(1))
	check("Save", Save(filepath.Join(t.TempDir(), "f"), map[string]*Tensor{"x": x}, nil))
	path := filepath.Join(t.TempDir(), "g")
	os.WriteFile(path, file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, 8), 0o644)
	_, err = Load(Root(), path)
	check("Load", err)
	ran := false
	NoGrad(func() { ran = true })
	if !ran || Version() != "none" || Threads() != 0 || CUDACount() != 0 || Live() != 0 || x.Shape() != nil {
		t.Error(ran, Version(), Threads(), CUDACount(), Live(), x.Shape())
	}
	if !strings.Contains(x.String(), "no libtorch") {
		t.Error(x)
	}
	x.Free()
	NewScope().Close()
}
