package data

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"naslab/engine/table"
)

// Corpus is a text as tokens, in two parts. It does not change once made and is
// safe for concurrent use.
type Corpus struct {
	Name      string // the last element of the path it was read from
	Tokenizer *Tokenizer
	Train     *Part // to train on
	Val       *Part // held out: no document of it is in Train
	Skipped   Skipped
}

// Skipped counts the files in a folder that were not taken, beside those that
// the configuration leaves out by name.
type Skipped struct {
	Binary    int // not UTF-8, or with a zero byte
	Empty     int // nothing but white space
	Duplicate int // the same content was taken from another file
	TooLarge  int // larger than MaxFile
	OverLimit int // not read because MaxBytes was reached
}

// String lists the counts that are not zero; empty when all are.
func (s Skipped) String() string {
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	add(s.Binary, "not text")
	add(s.Empty, "empty")
	add(s.Duplicate, "duplicate")
	add(s.TooLarge, "too large")
	add(s.OverLimit, "over the byte limit")
	return strings.Join(parts, ", ")
}

func (s Skipped) because() string {
	if s == (Skipped{}) {
		return ""
	}
	return " (files left out: " + s.String() + ")"
}

// assemble splits the documents that were read and turns them into tokens.
func assemble(ctx context.Context, path string, c TextConfig, r *reader) (*Corpus, error) {
	train, val := split(r.docs, c)
	if len(val) == 0 {
		return nil, fmt.Errorf("data: text: %s: too short to hold out a part for validation; give more text", path)
	}
	tok := Bytes()
	if c.Tokens == "pairs" {
		texts := make([][]byte, len(train))
		for i, d := range train {
			texts[i] = d.text
		}
		var err error
		if tok, err = LearnPairs(ctx, texts, c.Vocab); err != nil {
			return nil, err
		}
	}
	out := &Corpus{Name: filepath.Base(filepath.Clean(path)), Tokenizer: tok, Skipped: r.skipped}
	var err error
	if out.Train, err = encodePart(ctx, "train", tok, train); err != nil {
		return nil, err
	}
	if out.Val, err = encodePart(ctx, "validation", tok, val); err != nil {
		return nil, err
	}
	return out, nil
}

// String gives the name, the parts' sizes and the tokens.
func (c *Corpus) String() string {
	return fmt.Sprintf("text %s: %d tokens to train on, %d held out, %s",
		c.Name, c.Train.Len(), c.Val.Len(), c.Tokenizer)
}

// Table gives one line per part.
func (c *Corpus) Table() *table.Table {
	t := table.New("text "+c.Name, "part", "documents", "bytes", "tokens", "tokens/byte")
	for _, p := range []*Part{c.Train, c.Val} {
		t.Add(p.Name, p.Documents, p.Bytes, p.Len(), p.TokensPerByte())
	}
	t.Note = c.Tokenizer.String() + "."
	if s := c.Skipped.String(); s != "" {
		t.Note += " Files left out: " + s + "."
	}
	return t
}
