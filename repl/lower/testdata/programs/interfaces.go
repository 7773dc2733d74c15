package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"text/template"
)

type Animal interface{ Sound() string }
type Walker interface {
	Animal
	Walk(n int) (string, error)
}

type Dog struct{ Name string }

func (d Dog) Sound() string              { return d.Name + " woof" }
func (d *Dog) Rename(s string)           { d.Name = s }
func (d Dog) Walk(n int) (string, error) { return fmt.Sprint(d.Name, n), nil }

type Puppy struct {
	Dog
	*Toy
	age int
}
type Toy struct{ Kind string }

func (t *Toy) Squeak() string { return t.Kind + "!" }

type Loud struct{ Animal }

func (l Loud) Sound() string { return strings.ToUpper(l.Animal.Sound()) }

type Op int

const (
	Add Op = iota
	Sub
)

func (o Op) String() string               { return []string{"add", "sub"}[o] }
func (o Op) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type NotFound struct{ Key string }

func (e NotFound) Error() string        { return "no " + e.Key }
func (e NotFound) Is(target error) bool { return target == os.ErrNotExist }

func get(k string) error {
	if k == "" {
		return nil
	}
	return fmt.Errorf("get: %w", NotFound{k})
}

func typedNil() error {
	var e *NotFoundPtr
	return e
}

type NotFoundPtr struct{}

func (*NotFoundPtr) Error() string { return "ptr" }

type upper struct{ io.Writer }

func (u upper) Write(p []byte) (int, error) { return u.Writer.Write(bytes.ToUpper(p)) }

type Config struct {
	Name string   `json:"name"`
	Rate float64  `json:"rate,omitempty"`
	Tags []string `json:"tags"`
	op   Op
	Op   Op
}

type hidden interface{ secret() int }
type impl int

func (i impl) secret() int { return int(i) }

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case error:
		return "error " + x.Error()
	case Animal:
		return "animal " + x.Sound()
	case fmt.Stringer:
		return "stringer " + x.String()
	case int, int64:
		return fmt.Sprintf("int %v", x)
	case []int:
		return fmt.Sprint("ints ", len(x))
	case func() int:
		return fmt.Sprint("func ", x())
	case struct{}:
		return "empty"
	case map[string]any:
		return fmt.Sprint("map ", len(x))
	case *int:
		return "pointer"
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	p := Puppy{Dog{"rex"}, &Toy{"bone"}, 1}
	var a Animal = p
	fmt.Println(a.Sound(), p.Squeak(), p.Name, p.Kind)
	p.Rename("max")
	fmt.Println(p.Sound(), a.Sound())
	var w Walker = &p
	fmt.Println(w.Walk(3))
	fmt.Println(Loud{p}.Sound(), Loud{Loud{Dog{"x"}}}.Sound())
	animals := []Animal{Dog{"a"}, p, &Dog{"b"}, Loud{Dog{"c"}}}
	for _, x := range animals {
		fmt.Print(x.Sound(), "; ")
	}
	fmt.Println()
	if w, ok := a.(Walker); ok {
		fmt.Println(w.Sound())
	}
	_, ok := a.(interface{ Fly() })
	fmt.Println(ok)
	n := 1
	for _, v := range []any{nil, errors.New("x"), Dog{"d"}, &p, Add, 1, int64(2), []int{1}, func() int { return 7 }, struct{}{}, map[string]any{"k": 1}, &n, 2.5, [2]bool{}} {
		fmt.Println(describe(v))
	}
	fmt.Println(Sub, []Op{Add, Sub}, map[Op]int{Sub: 1}, struct{ O Op }{Sub})
	fmt.Printf("%v %d %s %+v %T %#v\n", Sub, Sub, Sub, p.Dog, Sub, Dog{"q"})
	b, err := json.Marshal(map[string]any{"op": Sub, "c": Config{"n", 0, []string{"t"}, 1, 1}})
	fmt.Println(string(b), err)
	var c Config
	fmt.Println(json.Unmarshal([]byte(`{"name":"y","tags":["q"]}`), &c), c.Name, c.Tags)
	words := byLen{"ccc", "a", "bb"}
	sort.Sort(words)
	fmt.Println(words, sort.IsSorted(sort.Reverse(words)))
	e := get("k")
	var nf NotFound
	fmt.Println(e, errors.Is(e, os.ErrNotExist), errors.As(e, &nf), nf.Key, get("") == nil)
	fmt.Println(typedNil() == nil, typedNil() != nil)
	var up strings.Builder
	fmt.Fprintf(upper{&up}, "shout %d\n", 1)
	fmt.Print(up.String())
	var h hidden = impl(4)
	fmt.Println(h.secret(), h.(impl) == 4)
	template.Must(template.New("t").Parse("{{.Name}} {{.Sound}}\n")).Execute(&up, Dog{"tpl"})
	fmt.Print(up.String())
	f := p.Dog.Sound
	p.Dog.Name = "later"
	g := Dog.Sound
	r := (*Dog).Rename
	d := Dog{"old"}
	r(&d, "new")
	fmt.Println(f(), g(Dog{"z"}), d.Name, Animal.Sound(d))
	rename := d.Rename
	rename("bound")
	fmt.Println(d.Name)
	var s fmt.Stringer = Add
	eq := s == fmt.Stringer(Add)
	var i1, i2 any = Dog{"a"}, Dog{"a"}
	fmt.Println(eq, i1 == i2, i1 == any(Dog{"b"}), i1 != nil)
	var buf bytes.Buffer
	var wr io.Writer = &buf
	fmt.Fprint(wr, "w")
	if rd, ok := wr.(io.Reader); ok {
		x, _ := io.ReadAll(rd)
		fmt.Println(string(x))
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = i1.(Op)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = i1.(fmt.Stringer)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var z Animal
		z.Sound()
	}()
	m := map[Animal]int{Dog{"k"}: 1}
	m[Dog{"k"}]++
	fmt.Println(m[Dog{"k"}], len(m))
	var anon interface{ Sound() string } = Dog{"anon"}
	fmt.Println(anon.Sound(), anon.(Walker) != nil)
	st := struct {
		Dog
		n int
	}{Dog{"st"}, 2}
	fmt.Println(st.Sound(), st.n, st)
}
