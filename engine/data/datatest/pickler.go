package datatest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

// Pickle writes values as a pickle of protocol 2 for tests: nil, bool, int,
// float64, string, []any as a list, Pairs as a dict, Raw as instructions.
func Pickle(v any) []byte {
	var b bytes.Buffer
	b.WriteString("\x80\x02")
	put(&b, v)
	b.WriteByte('.')
	return b.Bytes()
}

// Pairs are the keys and values of a dict, one after another.
type Pairs []any

// Tuple is a tuple.
type Tuple []any

// Raw is instructions that push one value.
type Raw string

// Name pushes a name, such as "torch FloatStorage".
func Name(module, name string) Raw { return Raw("c" + module + "\n" + name + "\n") }

// Call pushes what a name makes of arguments.
func Call(module, name string, args ...any) Raw {
	var b bytes.Buffer
	put(&b, Name(module, name))
	put(&b, Tuple(args))
	b.WriteByte('R')
	return Raw(b.String())
}

func put(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		b.WriteByte('N')
	case bool:
		b.WriteByte(map[bool]byte{true: 0x88, false: 0x89}[v])
	case int:
		fmt.Fprintf(b, "I%d\n", v)
	case float64:
		b.WriteByte('G')
		b.Write(binary.BigEndian.AppendUint64(nil, math.Float64bits(v)))
	case string:
		b.WriteByte('X')
		b.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(v))))
		b.WriteString(v)
	case Raw:
		b.WriteString(string(v))
	default:
		putMany(b, v)
	}
}

func putMany(b *bytes.Buffer, v any) {
	b.WriteByte('(')
	var items []any
	end := byte('l')
	switch v := v.(type) {
	case []any:
		items = v
	case Tuple:
		items, end = v, 't'
	case Pairs:
		items, end = v, 'd'
	}
	for _, x := range items {
		put(b, x)
	}
	b.WriteByte(end)
}

// Repeat is a list of one value n times.
func Repeat(v any, n int) []any {
	l := make([]any, n)
	for i := range l {
		l[i] = v
	}
	return l
}

// Storage is a persistent id of torch for n numbers of 32 bits.
func Storage(key string, n int) Raw {
	var b bytes.Buffer
	put(&b, Tuple{"storage", Name("torch", "FloatStorage"), key, "cpu", n})
	return Raw(b.String() + "Q")
}

// Tensor is a tensor of a storage, row-major from its beginning.
func Tensor(storage Raw, shape ...any) Raw {
	strides := make(Tuple, len(shape))
	step := 1
	for i := len(shape) - 1; i >= 0; i-- {
		strides[i] = step
		step *= shape[i].(int)
	}
	return Call("torch._utils", "_rebuild_tensor_v2", storage, 0, Tuple(shape), strides, false, Call("collections", "OrderedDict"))
}

// Zip makes a zip file of names and contents, one after another.
func Zip(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Torch makes a zip file as torch.save does, with the storages' contents by key.
func Torch(t testing.TB, v any, storages ...string) []byte {
	parts := []string{"archive/data.pkl", string(Pickle(v)), "archive/version", "3\n"}
	for i := 0; i+1 < len(storages); i += 2 {
		parts = append(parts, "archive/data/"+storages[i], storages[i+1])
	}
	return Zip(t, parts...)
}

// Floats are numbers of 32 bits, little-endian.
func Floats(values ...float32) string {
	var b []byte
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return string(b)
}

// OldTorch makes a file as torch.save did before zip files, with one storage.
func OldTorch(v any, key string, values ...float32) []byte {
	long := Raw("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19")
	b := Pickle(long)
	b = append(b, Pickle(1001)...)
	b = append(b, Pickle(Pairs{"protocol_version", 1001, "little_endian", true})...)
	b = append(b, Pickle(v)...)
	b = append(b, Pickle([]any{key})...)
	b = binary.LittleEndian.AppendUint64(b, uint64(len(values)))
	return append(b, Floats(values...)...)
}

// NPY makes a file of numpy with this description and data.
func NPY(descr, shape string, data []byte) []byte {
	head := fmt.Sprintf("{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n", descr, shape)
	b := append([]byte("\x93NUMPY\x01\x00"), byte(len(head)), byte(len(head)>>8))
	return append(append(b, head...), data...)
}
