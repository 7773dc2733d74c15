package columns_test

import (
	"testing"
)

func BenchmarkFloat(b *testing.B) {
	tab := open(b, write(b, frame(b)))
	for _, name := range []string{"acc", "lat", "n"} {
		c := column(b, tab, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			s := 0.0
			for i := 0; b.Loop(); i++ {
				v, _ := c.Float(i & 3)
				s += v
			}
		})
	}
}

func BenchmarkRow(b *testing.B) {
	tab := open(b, write(b, frame(b)))
	b.ReportAllocs()
	for b.Loop() {
		tab.Row("300000")
	}
}
