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

// BenchmarkDocsIndex is what the first question costs.
func BenchmarkDocsIndex(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		files, err := docsFiles.ReadDir("docs")
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files {
			data, err := docsFiles.ReadFile("docs/" + f.Name())
			if err != nil {
				b.Fatal(err)
			}
			if _, err := pack.Decode(data); err != nil {
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
	p, ok := documented()["net/http"]
	if !ok {
		b.Skip("no doc comments of the standard library in this build: make setup makes them")
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Docs(); err != nil {
			b.Fatal(err)
		}
	}
}
