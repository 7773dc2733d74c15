package native

import (
	"reflect"
	"runtime"
	"sync/atomic"
	"weak"
)

// Cell is a pointer of any type that goroutines read and write at once. The zero
// value holds nil.
type Cell struct {
	value atomic.Pointer[any]
}

// Load returns the pointer, nil when none was stored.
func (c *Cell) Load() any { return held(c.value.Load()) }

// Store sets the pointer.
func (c *Cell) Store(p any) { c.value.Store(&p) }

// Swap sets the pointer and returns what it was.
func (c *Cell) Swap(p any) any { return held(c.value.Swap(&p)) }

// CompareAndSwap sets the pointer to p if it is old.
func (c *Cell) CompareAndSwap(old, p any) bool {
	for {
		now := c.value.Load()
		if address(held(now)) != address(old) {
			return false
		}
		if c.value.CompareAndSwap(now, &p) {
			return true
		}
	}
}

func held(p *any) any {
	if p == nil {
		return nil
	}
	return *p
}

// address is where a pointer points, nil for no pointer.
func address(p any) *byte {
	if p == nil {
		return nil
	}
	return (*byte)(reflect.ValueOf(p).UnsafePointer())
}

// Weak is a weak pointer of any type.
type Weak struct {
	at       weak.Pointer[byte]
	pointsTo reflect.Type
}

// MakeWeak returns the weak pointer of p, which is a pointer.
func MakeWeak(p any) Weak {
	v := reflect.ValueOf(p)
	if v.IsNil() {
		return Weak{}
	}
	return Weak{weak.Make(address(p)), v.Type().Elem()}
}

// Value returns the pointer, or nil when what it points to is gone.
func (w Weak) Value() any {
	p := w.at.Value()
	if p == nil {
		return nil
	}
	return reflect.NewAt(w.pointsTo, reflect.ValueOf(p).UnsafePointer()).Interface()
}

// AddCleanup has cleanup called some time after what ptr points to is gone. It
// panics when arg, which cleanup holds, is ptr itself.
func AddCleanup(ptr any, cleanup func(), arg any) runtime.Cleanup {
	p := address(ptr)
	if p == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && address(arg) == p {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
	return runtime.AddCleanup(p, func(f func()) { f() }, cleanup)
}
