package export

import (
	"go/token"
	"testing"

	"naslab/stdlib/export/pack"
)

func BenchmarkIndex(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, file := range data() {
			if _, err := pack.Decode(file); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkImport(b *testing.B) {
	for _, path := range []string{"fmt", "slices", "net/http", "gonum.org/v1/gonum/mat", "naslab/stdlib/nas"} {
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Importer(token.NewFileSet()).Import(path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDocs(b *testing.B) {
	p := known()["net/http"]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Docs(); err != nil {
			b.Fatal(err)
		}
	}
}
