package show

import (
	"reflect"
	"testing"
)

func TestSize(t *testing.T) {
	loop := &node{Value: 1}
	loop.Next = loop
	shared := make([]float64, 1000)
	for _, tt := range []struct {
		value    any
		min, max int
	}{
		{1, 8, 8},
		{"abc", 19, 19},
		{make([]float64, 1000), 8024, 8024},
		{[][]float64{shared, shared}, 8024 + 48, 8024 + 48},
		{loop, 24, 24},
		{map[int]int{1: 2}, 24, 25},
		{any(nil), 0, 0},
		{make([]*node, 1_000_000), 8_000_024, 8_000_024},
		{[]string{"ab", "c"}, 24 + 32 + 3, 24 + 32 + 3},
	} {
		if got := Size(reflect.ValueOf(tt.value)); got < tt.min || got > tt.max {
			t.Errorf("%T: %d, want %d to %d", tt.value, got, tt.min, tt.max)
		}
	}
}

func TestBytes(t *testing.T) {
	for n, want := range map[int]string{0: "0 B", 999: "999 B", 8024: "8.02 kB", 20_000_000: "20 MB", 3_100_000_000: "3.1 GB"} {
		if got := Bytes(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
