package symbols

import (
	"bytes"
	"fmt"
	"go/constant"
	"go/token"
	"math"
	"reflect"
	"testing"

	"github.com/traefik/yaegi/interp"
)

// eval runs src in a new interpreter with all symbols and returns what it
// printed.
func eval(t *testing.T, src string) string {
	t.Helper()
	var out bytes.Buffer
	i := interp.New(interp.Options{Stdout: &out, Stderr: &out})
	if err := i.Use(All()); err != nil {
		t.Fatal(err)
	}
	if _, err := i.Eval(src); err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return out.String()
}

func TestInterpreted(t *testing.T) {
	for _, c := range []struct {
		name    string
		imports []string
		decls   string
		body    string
		want    string
	}{
		{"function", []string{"strings"}, "", `fmt.Println(strings.ToUpper("ok"))`, "OK\n"},
		{"function newer than the interpreter", []string{"os"}, "", `r, err := os.OpenRoot("."); fmt.Println(r != nil, err)`, "true <nil>\n"},
		{"untyped constant", []string{"math"}, "", `fmt.Println(float32(math.Pi), uint64(math.MaxUint64))`, "3.1415927 18446744073709551615\n"},
		{"typed constant", []string{"time"}, "", `fmt.Println(3*time.Second)`, "3s\n"},
		{"variable", []string{"io"}, "", `var e error = io.EOF; fmt.Println(e == io.EOF, e)`, "true EOF\n"},
		{"type", []string{"bytes"}, "", `var b bytes.Buffer; b.WriteString("x"); fmt.Println(b.String())`, "x\n"},
		{"interface", []string{"sort"}, `type byLen []string
func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }`,
			`l := byLen{"ccc", "a", "bb"}; sort.Sort(l); fmt.Println([]string(l))`, "[a bb ccc]\n"},
		{"Stringer", nil, `type T struct{}
func (T) String() string { return "tee" }`, `fmt.Println(T{})`, "tee\n"},
		{"gonum", []string{"gonum.org/v1/gonum/mat"}, "", `fmt.Printf("%.0f\n", mat.Det(mat.NewDense(2, 2, []float64{1, 2, 3, 4})))`, "-2\n"},
		{"unsafe", []string{"unsafe"}, "", `x := int32(7); fmt.Println(unsafe.Sizeof(x), *(*int32)(unsafe.Pointer(&x)))`, "4 7\n"},
		{"engine", []string{"naslab/engine/seed"}, "", `a, b := seed.New(1).Rand("a"), seed.New(1).Rand("a"); fmt.Println(a.Uint64() == b.Uint64())`, "true\n"},
		{"interface of the engine", []string{"context", "naslab/engine/search"}, `type M struct{}
func (M) Name() string { return "mine" }
func (M) Ask(_ context.Context, n int) ([]search.Proposal, error) { return nil, nil }
func (M) Tell(ts []search.Trial) error { return nil }`,
			`var o search.Optimizer = M{}; fmt.Println(o.Name())`, "mine\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := "package main\nimport \"fmt\"\n"
			for _, i := range c.imports {
				src += fmt.Sprintf("import %q\n", i)
			}
			if got := eval(t, src+c.decls+"\nfunc main() { "+c.body+" }"); got != c.want {
				t.Errorf("printed %q, want %q", got, c.want)
			}
		})
	}
}

func TestConstantsAreExact(t *testing.T) {
	all := All()
	for name, want := range map[string]float64{
		"Pi": math.Pi, "E": math.E, "MaxFloat64": math.MaxFloat64, "SmallestNonzeroFloat64": math.SmallestNonzeroFloat64, "Log2E": math.Log2E,
	} {
		v, ok := all["math/math"][name].Interface().(constant.Value)
		if !ok {
			t.Fatalf("math.%s is no constant", name)
		}
		if got, _ := constant.Float64Val(v); got != want {
			t.Errorf("math.%s = %v, want %v", name, got, want)
		}
	}
	pi := all["math/math"]["Pi"].Interface().(constant.Value)
	if want := constant.MakeFromLiteral("3.14159265358979323846264338327950288419716939937510582097494459", token.FLOAT, 0); !constant.Compare(pi, token.EQL, want) {
		t.Errorf("math.Pi = %s is rounded", pi.ExactString())
	}
}

// TestVariablesAreNoTypes lists the exported variables that an interpreter
// takes for types, because they hold a nil pointer.
func TestVariablesAreNoTypes(t *testing.T) {
	for _, p := range Tables() {
		for i := 0; i < len(p.Vars); i += 2 {
			v := reflect.ValueOf(p.Vars[i+1]).Elem()
			if v.Kind() == reflect.Pointer && v.IsNil() {
				t.Errorf("%s.%s is a nil pointer, which the interpreter takes for a type", p.Path, p.Vars[i])
			}
		}
	}
}

func BenchmarkAll(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		All()
	}
}

func BenchmarkInterpreter(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		i := interp.New(interp.Options{})
		if err := i.Use(All()); err != nil {
			b.Fatal(err)
		}
	}
}
