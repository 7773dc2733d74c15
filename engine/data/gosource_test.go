package data

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestGoSource(t *testing.T) {
	src, err := GoSource()
	if err != nil {
		t.Fatal(err) // the tests run under a Go installation
	}
	if _, err := os.Stat(filepath.Join(src, "fmt", "print.go")); err != nil {
		t.Error(err)
	}
}

func TestGoSourceOrder(t *testing.T) {
	dir := folder(t, map[string]string{"one/src/fmt/print.go": "package fmt", "two/src/fmt/print.go": "package fmt"})
	roots := func(dirs ...string) func() []string { return func() []string { return dirs } }
	got, err := goSource([]func() []string{
		roots("", filepath.Join(dir, "none")), roots(filepath.Join(dir, "two")),
		func() []string { t.Error("looked further than needed"); return nil },
	})
	if err != nil || got != filepath.Join(dir, "two", "src") {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := goSource([]func() []string{roots(dir)}); !errors.Is(err, ErrNoGoSource) {
		t.Errorf("error %v", err)
	}
}

func goCorpus(t testing.TB, tokens string) *Corpus {
	src, err := GoSource()
	if err != nil {
		t.Skip(err)
	}
	c, err := Text(ctx, src, TextConfig{Tokens: tokens, Ext: []string{".go"}, MaxBytes: 5 << 20})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTextOfGo(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 5 MB")
	}
	b, p := goCorpus(t, "bytes"), goCorpus(t, "pairs")
	t.Logf("\n%s\n%s", b.Table(), p.Table())
	if n := b.Train.Bytes + b.Val.Bytes; n < 5<<20-1000 || n > 5<<20 {
		t.Errorf("%d bytes, want 5 MiB", n)
	}
	if b.Val.Bytes != p.Val.Bytes || p.Tokenizer.Vocab() != 2048 {
		t.Error("the two tokenizers saw different text")
	}
	if r := p.Val.TokensPerByte(); r > 0.5 {
		t.Errorf("%.3f tokens per byte of held-out text; 2,048 byte pairs should halve it", r)
	}
}

func BenchmarkTextBytes(b *testing.B) {
	for b.Loop() {
		b.SetBytes(5 << 20)
		goCorpus(b, "bytes")
	}
}

func BenchmarkTextPairs(b *testing.B) {
	for b.Loop() {
		b.SetBytes(5 << 20)
		goCorpus(b, "pairs")
	}
}
