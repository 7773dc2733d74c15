package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var ctx = context.Background()

// folder writes files into a new folder.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// manyFiles makes n different documents.
func manyFiles(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("d%d/doc%03d.txt", i%7, i)] = fmt.Sprintf("document %d\n", i) + strings.Repeat(fmt.Sprintf("line %d\n", i), 20)
	}
	return files
}

// decoded returns the documents of a part as text.
func decoded(t testing.TB, c *Corpus, p *Part) []string {
	t.Helper()
	var docs []string
	var doc []int
	for _, x := range p.Tokens() {
		if x != EndOfText {
			doc = append(doc, int(x))
			continue
		}
		text, err := c.Tokenizer.Decode(doc)
		if err != nil {
			t.Fatal(err)
		}
		docs, doc = append(docs, text), doc[:0]
	}
	if len(doc) > 0 {
		t.Errorf("the %s part does not end with an end-of-text token", p.Name)
	}
	return docs
}

func TestTextKeepsEveryDocumentOnce(t *testing.T) {
	files := manyFiles(200)
	want := make([]string, 0, len(files))
	for _, text := range files {
		want = append(want, text)
	}
	slices.Sort(want)
	for _, tokens := range []string{"bytes", "pairs"} {
		t.Run(tokens, func(t *testing.T) {
			c, err := Text(ctx, folder(t, files), TextConfig{Tokens: tokens, Vocab: 400})
			if err != nil {
				t.Fatal(err)
			}
			train, val := decoded(t, c, c.Train), decoded(t, c, c.Val)
			if len(train) != c.Train.Documents || len(val) != c.Val.Documents {
				t.Errorf("documents %d, %d; counted %d, %d", len(train), len(val), c.Train.Documents, c.Val.Documents)
			}
			got := slices.Concat(train, val)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Error("the parts together do not hold each document once")
			}
			if len(val) < 8 || len(val) > 40 {
				t.Errorf("%d of 200 documents held out; want about 20", len(val))
			}
			if c.Train.Bytes != len(strings.Join(train, "")) {
				t.Errorf("bytes %d, want %d", c.Train.Bytes, len(strings.Join(train, "")))
			}
		})
	}
}

func TestTextIsTheSameEverywhere(t *testing.T) {
	files := manyFiles(60)
	var first *Corpus
	for range 2 {
		c, err := Text(ctx, folder(t, files), TextConfig{Tokens: "pairs", Vocab: 300})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = c
		}
		if !slices.Equal(c.Train.Tokens(), first.Train.Tokens()) || !slices.Equal(c.Val.Tokens(), first.Val.Tokens()) {
			t.Error("the same files in another folder gave other tokens")
		}
	}
	other, err := Text(ctx, folder(t, files), TextConfig{Tokens: "pairs", Vocab: 300, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if slices.Equal(other.Val.Tokens(), first.Val.Tokens()) {
		t.Error("another seed held out the same documents")
	}
}

func TestNewFilesMoveNoOldOnes(t *testing.T) {
	held := func(n int) []string {
		c, err := Text(ctx, folder(t, manyFiles(n)), TextConfig{})
		if err != nil {
			t.Fatal(err)
		}
		return decoded(t, c, c.Val)
	}
	few, many := held(100), held(150)
	for _, d := range few {
		if !slices.Contains(many, d) {
			t.Errorf("a document moved to the training part: %.20q", d)
		}
	}
}

func TestTextLeavesOut(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.go": "package a\n", "b.go": "package b\n", "copy.go": "package a\n", "blank.go": " \n\t",
		"big.go": strings.Repeat("x\n", 500), "zero.go": "a\x00b", "latin.go": "caf\xe9", "readme.txt": "words",
		".git/c.go": "package c\n", "testdata/d.go": "package d\n", "vendor/e.go": "package e\n",
	})
	tests := []struct {
		name    string
		config  TextConfig
		docs    int
		skipped Skipped
	}{
		{"all", TextConfig{}, 4, Skipped{Binary: 2, Empty: 1, Duplicate: 1}},
		{"go", TextConfig{Ext: []string{".go"}}, 3, Skipped{Binary: 2, Empty: 1, Duplicate: 1}},
		{"small", TextConfig{MaxFile: 100}, 3, Skipped{Binary: 2, Empty: 1, Duplicate: 1, TooLarge: 1}},
		{"testdata", TextConfig{Testdata: true, Vendored: true}, 6, Skipped{Binary: 2, Empty: 1, Duplicate: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := Text(ctx, dir, test.config)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Train.Documents + c.Val.Documents; got != test.docs || c.Val.Documents == 0 {
				t.Errorf("%d documents, %d held out, want %d", got, c.Val.Documents, test.docs)
			}
			if c.Skipped != test.skipped {
				t.Errorf("skipped %+v, want %+v", c.Skipped, test.skipped)
			}
		})
	}
}

func TestTextLimit(t *testing.T) {
	dir := folder(t, manyFiles(100))
	take := func(limit int64) (*Corpus, []string) {
		c, err := Text(ctx, dir, TextConfig{MaxBytes: limit})
		if err != nil {
			t.Fatal(err)
		}
		return c, append(decoded(t, c, c.Train), decoded(t, c, c.Val)...)
	}
	small, docs := take(2000)
	if n := small.Train.Bytes + small.Val.Bytes; n > 2000 || n < 1900 {
		t.Errorf("%d bytes taken of at most 2000", n)
	}
	if small.Skipped.OverLimit == 0 {
		t.Error("no file was counted as over the limit")
	}
	cut := 0
	_, more := take(4000)
	for _, d := range docs {
		if !slices.Contains(more, d) {
			cut++
		}
		if !strings.HasSuffix(d, "\n") {
			t.Errorf("a document is not cut at a line end: %q", d)
		}
	}
	if cut > 1 {
		t.Errorf("%d documents of the small limit are missing under the larger one; at most the cut one may", cut)
	}
}

func TestTextOneFile(t *testing.T) {
	text := strings.Repeat("a line of the only file\n", 100)
	for name, text := range map[string]string{"lines": text, "one line": strings.Repeat("äöü", 300)} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(folder(t, map[string]string{"one.txt": text}), "one.txt")
			c, err := Text(ctx, path, TextConfig{ValShare: 0.2})
			if err != nil {
				t.Fatal(err)
			}
			got := decoded(t, c, c.Train)[0] + decoded(t, c, c.Val)[0]
			if got != text {
				t.Error("the two parts do not add up to the text")
			}
			if share := float64(c.Val.Bytes) / float64(len(text)); math.Abs(share-0.2) > 0.02 {
				t.Errorf("held out %.3f, want 0.2", share)
			}
		})
	}
}

func TestTextErrors(t *testing.T) {
	dir := folder(t, map[string]string{"zero.bin": "\x00\x01", "a.txt": "x"})
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	tests := []struct {
		name, path string
		ctx        context.Context
		config     TextConfig
		want       string
	}{
		{"missing", filepath.Join(dir, "nothing"), ctx, TextConfig{}, "give a file or folder that is there"},
		{"binary", filepath.Join(dir, "zero.bin"), ctx, TextConfig{}, "zero.bin: not text (byte 0"},
		{"no text", dir, ctx, TextConfig{Ext: []string{".bin"}}, "no text in it (files left out: 1 not text)"},
		{"nothing matches", dir, ctx, TextConfig{Ext: []string{".md"}}, `other endings than [".md"]`},
		{"too short", filepath.Join(dir, "a.txt"), ctx, TextConfig{}, "give more text"},
		{"tokens", dir, ctx, TextConfig{Tokens: "words"}, `ask for "bytes" or "pairs"`},
		{"vocab", dir, ctx, TextConfig{Tokens: "pairs", Vocab: 100000}, "within [258, 65536]"},
		{"limit", dir, ctx, TextConfig{MaxBytes: -1}, "must not be negative"},
		{"share", dir, ctx, TextConfig{ValShare: 0.7}, "within (0, 0.5]"},
		{"share NaN", dir, ctx, TextConfig{ValShare: math.NaN()}, "within (0, 0.5]"},
		{"cancelled", dir, cancelled, TextConfig{}, "stopped while"},
		{"device file", os.DevNull, ctx, TextConfig{}, "neither a file nor a folder"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Text(test.ctx, test.path, test.config)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
	if _, err := Text(cancelled, dir, TextConfig{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v is not context.Canceled", err)
	}
}

func TestTextUnreadable(t *testing.T) {
	const path = "/proc/self/mem" // there, regular, and unreadable at offset 0 even for root
	if _, err := os.Stat(path); err != nil {
		t.Skip("needs Linux's /proc: ", err)
	}
	if _, err := Text(ctx, path, TextConfig{}); err == nil || !strings.Contains(err.Error(), "cannot read") || !strings.Contains(err.Error(), "mem") {
		t.Errorf("error %v does not name the file that cannot be read", err)
	}
}

func TestTextFollowsTheGivenLinkOnly(t *testing.T) {
	dir := folder(t, map[string]string{"real/a.txt": "one\n", "real/b.txt": "two\n"})
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "real"), link); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "real", "dangling")); err != nil {
		t.Fatal(err)
	}
	c, err := Text(ctx, link, TextConfig{})
	if err != nil {
		t.Fatal(err)
	}
	if c.Train.Documents+c.Val.Documents != 2 {
		t.Errorf("%v, want two documents", c)
	}
}

func TestTable(t *testing.T) {
	c, err := Text(ctx, folder(t, map[string]string{"a": "one two\n", "b": "three\n", "c": "\x00"}), TextConfig{})
	if err != nil {
		t.Fatal(err)
	}
	out := c.Table().String()
	for _, want := range []string{"train", "validation", "byte tokens, vocabulary 257", "1 not text"} {
		if !strings.Contains(out, want) {
			t.Errorf("the table lacks %q:\n%s", want, out)
		}
	}
	if !strings.Contains(c.String(), "held out") {
		t.Error(c.String())
	}
}

func TestCutLine(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "ab": "ab", "a\nb": "a\n", "a\n": "a\n", "aä"[:2]: "a", "aä": "aä", "€"[:2]: "", "😀"[:3]: "",
	} {
		if got := cutLine([]byte(in)); !bytes.Equal(got, []byte(want)) {
			t.Errorf("cutLine(%q) = %q, want %q", in, got, want)
		}
	}
}
