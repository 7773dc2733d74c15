package export

import (
	"cmp"
	"crypto/hkdf"
	"crypto/pbkdf2"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"iter"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unique"
	"weak"

	ownhkdf "naslab/stdlib/export/generic/crypto/hkdf"
	ownpbkdf2 "naslab/stdlib/export/generic/crypto/pbkdf2"
	ownsql "naslab/stdlib/export/generic/database/sql"
	ownerrors "naslab/stdlib/export/generic/errors"
	ownmaphash "naslab/stdlib/export/generic/hash/maphash"
	owniter "naslab/stdlib/export/generic/iter"
	ownmaps "naslab/stdlib/export/generic/maps"
	ownrand "naslab/stdlib/export/generic/math/rand/v2"
	ownreflect "naslab/stdlib/export/generic/reflect"
	ownruntime "naslab/stdlib/export/generic/runtime"
	own "naslab/stdlib/export/generic/slices"
	ownsync "naslab/stdlib/export/generic/sync"
	ownatomic "naslab/stdlib/export/generic/sync/atomic"
	ownunique "naslab/stdlib/export/generic/unique"
	ownweak "naslab/stdlib/export/generic/weak"
)

func TestMaps(t *testing.T) {
	nan := math.NaN()
	ms := []map[float64]string{nil, {}, {1: "a"}, {1: "b"}, {2: "a"}, {1: "a", 2: "b"}, {nan: "a"}}
	for _, a := range ms {
		for _, b := range ms {
			what := fmt.Sprint(a, b)
			both(t, "Equal "+what, func() any { return maps.Equal(a, b) }, func() any { return ownmaps.Equal(a, b) })
			eq := func(x, y string) bool { return len(x) == len(y) }
			both(t, "EqualFunc "+what, func() any { return maps.EqualFunc(a, b, eq) }, func() any { return ownmaps.EqualFunc(a, b, eq) })
			both(t, "Copy "+what, func() any { c := maps.Clone(a); maps.Copy(c, b); return fmt.Sprint(c) }, func() any { c := ownmaps.Clone(a); ownmaps.Copy(c, b); return fmt.Sprint(c) })
			both(t, "Insert "+what, func() any { c := maps.Clone(a); maps.Insert(c, maps.All(b)); return fmt.Sprint(c) }, func() any {
				c := ownmaps.Clone(a)
				ownmaps.Insert(c, iter.Seq2[float64, string](ownmaps.All(b)))
				return fmt.Sprint(c)
			})
		}
		both(t, "Clone", func() any { return []any{maps.Clone(a) == nil, fmt.Sprint(maps.Clone(a))} }, func() any { return []any{ownmaps.Clone(a) == nil, fmt.Sprint(ownmaps.Clone(a))} })
		both(t, "Keys", func() any { return fmt.Sprint(slices.Sorted(maps.Keys(a))) }, func() any { return fmt.Sprint(own.Sorted(ownmaps.Keys(a))) })
		both(t, "Values", func() any { return slices.Sorted(maps.Values(a)) }, func() any { return own.Sorted(ownmaps.Values(a)) })
		both(t, "Collect", func() any { return fmt.Sprint(maps.Collect(maps.All(a))) }, func() any { return fmt.Sprint(ownmaps.Collect(ownmaps.All(a))) })
		del := func(k float64, v string) bool { return v == "a" }
		both(t, "DeleteFunc", func() any { c := maps.Clone(a); maps.DeleteFunc(c, del); return fmt.Sprint(c) }, func() any { c := ownmaps.Clone(a); ownmaps.DeleteFunc(c, del); return fmt.Sprint(c) })
	}
}

// TestIterators goes through all of a slice, and stops after n.
func TestIterators(t *testing.T) {
	x := []string{"a", "b", "c"}
	for n := range 5 {
		take := func(seq iter.Seq2[int, string]) (out []any) {
			for i, v := range seq {
				if len(out) == 2*n {
					break
				}
				out = append(out, i, v)
			}
			return out
		}
		both(t, "All", func() any { return take(slices.All(x)) }, func() any { return take(own.All(x)) })
		both(t, "Backward", func() any { return take(slices.Backward(x)) }, func() any { return take(own.Backward(x)) })
		values := func(seq iter.Seq[string]) (out []any) {
			for v := range seq {
				if len(out) == n {
					break
				}
				out = append(out, v)
			}
			return out
		}
		both(t, "Values", func() any { return values(slices.Values(x)) }, func() any { return values(own.Values(x)) })
		chunked := func(seq iter.Seq[[]string]) (out []any) {
			for c := range seq {
				if len(out) == n {
					break
				}
				out = append(out, c)
			}
			return out
		}
		both(t, "Chunk", func() any { return chunked(slices.Chunk(x, 2)) }, func() any { return chunked(own.Chunk(x, 2)) })
	}
	both(t, "AppendSeq", func() any { return slices.AppendSeq([]string{"z"}, slices.Values(x)) }, func() any { return own.AppendSeq([]string{"z"}, own.Values(x)) })
}

func TestPull(t *testing.T) {
	seq := func(yield func(int) bool) {
		for i := range 3 {
			if !yield(i) {
				return
			}
		}
		panic("at the end")
	}
	for stopAt := range 6 {
		steps := func(next func() (int, bool), stop func()) any {
			var out []any
			for i := range 5 {
				if i == stopAt {
					stop()
				}
				func() {
					defer func() {
						if r := recover(); r != nil {
							out = append(out, r)
						}
					}()
					v, ok := next()
					out = append(out, v, ok)
				}()
			}
			stop()
			return out
		}
		both(t, "Pull", func() any { return steps(iter.Pull(seq)) }, func() any { return steps(owniter.Pull(seq)) })
	}
	pairs := func(next func() (int, string, bool), stop func()) any {
		defer stop()
		var out []any
		for range 4 {
			i, s, ok := next()
			out = append(out, i, s, ok)
		}
		return out
	}
	seq2 := slices.All([]string{"a", "b"})
	both(t, "Pull2", func() any { return pairs(iter.Pull2(seq2)) }, func() any { return pairs(owniter.Pull2(owniter.Seq2[int, string](seq2))) })
}

func TestOnce(t *testing.T) {
	calls := func(once func(func() int) func() int, fail bool) func() any {
		return func() any {
			n := 0
			f := once(func() int {
				n++
				if fail {
					panic(fmt.Sprint("call ", n))
				}
				return n
			})
			return []any{outcome(func() any { return f() }), outcome(func() any { return f() }), n}
		}
	}
	calls2 := func(once func(func() (int, string)) func() (int, string), fail bool) func() any {
		return calls(func(f func() int) func() int {
			g := once(func() (int, string) { return f(), "x" })
			return func() int { n, _ := g(); return n }
		}, fail)
	}
	for _, fail := range []bool{false, true} {
		both(t, "OnceValue", calls(sync.OnceValue[int], fail), calls(ownsync.OnceValue[int], fail))
		both(t, "OnceValues", calls2(sync.OnceValues[int, string], fail), calls2(ownsync.OnceValues[int, string], fail))
	}
}

func TestAtomicPointer(t *testing.T) {
	type cell interface {
		Load() *int
		Store(*int)
		Swap(*int) *int
		CompareAndSwap(old, new *int) bool
	}
	a, b := new(int), new(int)
	name := func(p *int) string { return map[*int]string{nil: "nil", a: "a", b: "b"}[p] }
	script := func(c cell) func() any {
		return func() any {
			out := []any{name(c.Load()), c.CompareAndSwap(a, b), c.CompareAndSwap(nil, a), name(c.Load()), name(c.Swap(b)), c.CompareAndSwap(b, nil), name(c.Load()), c.CompareAndSwap(nil, nil)}
			c.Store(a)
			return append(out, name(c.Load()), name(c.Swap(nil)), name(c.Swap(a)))
		}
	}
	both(t, "atomic.Pointer", script(new(atomic.Pointer[int])), script(new(ownatomic.Pointer[int])))
	both(t, "atomic.Pointer, first swap", func() any { return name(new(atomic.Pointer[int]).Swap(a)) }, func() any { return name(new(ownatomic.Pointer[int]).Swap(a)) })

	var counter ownatomic.Pointer[int]
	counter.Store(new(int))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				for done := false; !done; {
					old := counter.Load()
					done = counter.CompareAndSwap(old, new(*old+1))
				}
			}
		})
	}
	wg.Wait()
	if n := *counter.Load(); n != 1600 {
		t.Errorf("1600 additions at once give %d", n)
	}
}

type asked struct{ for_ string }

func (asked) Error() string { return "asked" }
func (a asked) As(target any) bool {
	p, ok := target.(**fs.PathError)
	if ok {
		*p = &fs.PathError{Op: a.for_, Path: "p", Err: errors.New("e")}
	}
	return ok
}

func TestAsType(t *testing.T) {
	path := &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}
	for _, err := range []error{nil, errors.New("x"), path, fmt.Errorf("a: %w", path), errors.Join(errors.New("x"), fmt.Errorf("y: %w", path)), asked{"op"}, fmt.Errorf("%w and %w", errors.New("x"), asked{"wrapped"}), errors.Join(nil, nil)} {
		what := fmt.Sprint("AsType ", err)
		both(t, what, func() any { e, ok := errors.AsType[*fs.PathError](err); return []any{fmt.Sprint(e), ok} }, func() any { e, ok := ownerrors.AsType[*fs.PathError](err); return []any{fmt.Sprint(e), ok} })
		both(t, what, func() any { e, ok := errors.AsType[asked](err); return []any{e, ok} }, func() any { e, ok := ownerrors.AsType[asked](err); return []any{e, ok} })
	}
}

func TestReflect(t *testing.T) {
	both(t, "TypeFor", func() any { return reflect.TypeFor[error]().String() + reflect.TypeFor[level]().String() }, func() any { return ownreflect.TypeFor[error]().String() + ownreflect.TypeFor[level]().String() })
	var nothing error
	for _, v := range []reflect.Value{reflect.ValueOf(3), reflect.ValueOf("x"), {}, reflect.ValueOf(&nothing).Elem(), reflect.ValueOf(pair{}).Field(0), reflect.ValueOf(errors.New("e"))} {
		both(t, "TypeAssert", func() any { x, ok := reflect.TypeAssert[int](v); return []any{x, ok} }, func() any { x, ok := ownreflect.TypeAssert[int](v); return []any{x, ok} })
		both(t, "TypeAssert", func() any { x, ok := reflect.TypeAssert[error](v); return []any{x != nil, ok} }, func() any { x, ok := ownreflect.TypeAssert[error](v); return []any{x != nil, ok} })
	}
}

// null tries one type of column on all that a database gives.
func null[T any](t *testing.T) {
	for _, src := range []any{nil, int64(7), int64(300), 2.5, "12", "text", []byte("34"), true, time.Unix(0, 0).UTC()} {
		both(t, fmt.Sprintf("sql.Null of %v from %#v", reflect.TypeFor[T](), src), func() any {
			var n sql.Null[T]
			err := n.Scan(src)
			v, verr := n.Value()
			return fmt.Sprint(n.Valid, err, v, verr)
		}, func() any {
			var n ownsql.Null[T]
			err := n.Scan(src)
			v, verr := n.Value()
			return fmt.Sprint(n.Valid, err, v, verr)
		})
	}
}

func TestNull(t *testing.T) {
	null[int](t)
	null[int8](t)
	null[uint](t)
	null[float64](t)
	null[string](t)
	null[bool](t)
	null[[]byte](t)
	null[any](t)
	null[time.Time](t)
	null[label](t)
	null[sql.NullString](t)
}

func TestRandN(t *testing.T) {
	seen := map[level]bool{}
	for range 1000 {
		seen[ownrand.N(level(5))] = true
	}
	if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, []level{0, 1, 2, 3, 4}) {
		t.Errorf("N(5) gives %v", got)
	}
	both(t, "N of nothing", func() any { return rand.N(0) }, func() any { return ownrand.N(0) })
}

func TestKeys(t *testing.T) {
	secret, salt := []byte("secret"), []byte("salt")
	both(t, "hkdf.Key", func() any { k, err := hkdf.Key(sha256.New, secret, salt, "info", 20); return fmt.Sprint(k, err) }, func() any { k, err := ownhkdf.Key(sha256.New, secret, salt, "info", 20); return fmt.Sprint(k, err) })
	both(t, "hkdf.Extract", func() any { k, err := hkdf.Extract(sha256.New, secret, salt); return fmt.Sprint(k, err) }, func() any { k, err := ownhkdf.Extract(sha256.New, secret, salt); return fmt.Sprint(k, err) })
	both(t, "hkdf.Expand", func() any { k, err := hkdf.Expand(sha256.New, secret, "info", 1<<20); return fmt.Sprint(k, err) }, func() any { k, err := ownhkdf.Expand(sha256.New, secret, "info", 1<<20); return fmt.Sprint(k, err) })
	both(t, "pbkdf2.Key", func() any { k, err := pbkdf2.Key(sha256.New, "pw", salt, 3, 20); return fmt.Sprint(k, err) }, func() any { k, err := ownpbkdf2.Key(sha256.New, "pw", salt, 3, 20); return fmt.Sprint(k, err) })
}

func TestHandles(t *testing.T) {
	if a, b, c := ownunique.Make("x"), ownunique.Make("x"), ownunique.Make("y"); a != b || a == c || a.Value() != unique.Make("x").Value() {
		t.Errorf("handles of x, x and y: %v %v %v", a, b, c)
	}
	seed := maphash.MakeSeed()
	if a, b, c := ownmaphash.Comparable(seed, pair{1, 2}), ownmaphash.Comparable(seed, pair{1, 2}), ownmaphash.Comparable(seed, pair{2, 1}); a != b || a == c {
		t.Errorf("hashes of two equal values and another: %d %d %d", a, b, c)
	}
}

func TestWeak(t *testing.T) {
	type big struct{ a [64]int }
	p := &big{}
	p.a[5] = 5
	w, cleaned := ownweak.Make(p), make(chan string, 1)
	if w.Value() != p || w != ownweak.Make(p) || weak.Make(p).Value() != w.Value() {
		t.Error("a weak pointer is another than its own")
	}
	ownruntime.AddCleanup(p, func(s string) { cleaned <- s }, "gone")
	both(t, "AddCleanup of itself", func() any { runtime.AddCleanup(p, func(*big) {}, p); return 0 }, func() any { ownruntime.AddCleanup(p, func(*big) {}, p); return 0 })
	runtime.KeepAlive(p)
	p = nil
	runtime.GC()
	if got := <-cleaned; got != "gone" || w.Value() != nil {
		t.Errorf("cleanup got %q, the weak pointer is %v", got, w.Value())
	}
	if z := ownweak.Make((*big)(nil)); z.Value() != nil || z != (ownweak.Pointer[big]{}) {
		t.Error("a weak nil is not the zero value")
	}
}

// BenchmarkSort sorts 100,000 numbers by Go's function and by ours.
func BenchmarkSort(b *testing.B) {
	x := make([]float64, 100_000)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range x {
		x[i] = r.Float64()
	}
	named := make([]weight, len(x))
	for i := range x {
		named[i] = weight(x[i])
	}
	run := func(name string, f func()) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
		})
	}
	y, z := make([]float64, len(x)), make([]weight, len(x))
	run("go", func() { copy(y, x); slices.Sort(y) })
	run("own", func() { copy(y, x); own.Sort(y) })
	run("go named", func() { copy(z, named); slices.Sort(z) })
	run("own named", func() { copy(z, named); own.Sort(z) })
	run("own by function", func() { copy(z, named); own.SortFunc(z, cmp.Compare[weight]) })
}
