package data

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
)

// Part is a run of tokens: documents one after the other, each closed by
// [EndOfText].
type Part struct {
	Name      string // "train" or "validation"
	Documents int
	Bytes     int // of text, the end-of-text tokens not counted
	tokens    []uint16
}

// NewPart makes a part of tokens, for text that does not come from [Text].
// bytes is the length of the text that they stand for.
func NewPart(name string, tokens []uint16, bytes int) *Part {
	p := &Part{Name: name, Bytes: bytes, tokens: tokens}
	for _, t := range tokens {
		if t == EndOfText {
			p.Documents++
		}
	}
	return p
}

func encodePart(ctx context.Context, name string, tok *Tokenizer, docs []document) (*Part, error) {
	p := &Part{Name: name, Documents: len(docs)}
	for _, d := range docs {
		p.Bytes += len(d.text)
	}
	p.tokens = make([]uint16, 0, int(float64(p.Bytes)*tok.rate)+len(docs))
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("data: text: stopped while making tokens: %w", err)
		}
		p.tokens = tok.Append(p.tokens, d.text)
		p.tokens = append(p.tokens, EndOfText)
	}
	return p, nil
}

// Len returns the number of tokens.
func (p *Part) Len() int { return len(p.tokens) }

// Tokens returns the tokens themselves. The caller must not change them.
func (p *Part) Tokens() []uint16 { return p.tokens }

// TokensPerByte returns how many tokens stand for a byte of text, on average.
func (p *Part) TokensPerByte() float64 {
	if p.Bytes == 0 {
		return 0
	}
	return float64(len(p.tokens)) / float64(p.Bytes)
}

// BitsPerByte turns a mean loss in nats per token into bits per byte of text,
// loss * TokensPerByte / ln 2: a number that can be compared between
// vocabularies, where perplexity cannot.
func (p *Part) BitsPerByte(loss float64) float64 { return loss * p.TokensPerByte() / math.Ln2 }

// Batch draws b windows of t tokens, each starting at a uniformly random place.
// x has shape [b*t], row by row, and y is the same moved on by one token: the
// targets. It returns an error when the part is shorter than t+1 tokens.
func (p *Part) Batch(rng *rand.Rand, b, t int) (x, y []int64, err error) {
	if err := p.checkWindow(b, t); err != nil {
		return nil, nil, err
	}
	x, y = make([]int64, b*t), make([]int64, b*t)
	for i := range b {
		p.window(x[i*t:(i+1)*t], y[i*t:(i+1)*t], rng.IntN(len(p.tokens)-t))
	}
	return x, y, nil
}

// Windows returns up to limit windows of t tokens that do not overlap, always the same:
// all of them when limit <= 0 or when there are no more, otherwise evenly spread
// over the part. x has shape [n*t] and y holds the targets. It returns an
// error when the part is shorter than t+1 tokens.
func (p *Part) Windows(t, limit int) (x, y []int64, n int, err error) {
	if err := p.checkWindow(1, t); err != nil {
		return nil, nil, 0, err
	}
	all := (len(p.tokens) - 1) / t
	n = all
	if limit > 0 {
		n = min(n, limit)
	}
	x, y = make([]int64, n*t), make([]int64, n*t)
	for i := range n {
		p.window(x[i*t:(i+1)*t], y[i*t:(i+1)*t], i*all/n*t)
	}
	return x, y, n, nil
}

func (p *Part) window(x, y []int64, at int) {
	for j := range x {
		x[j] = int64(p.tokens[at+j])
		y[j] = int64(p.tokens[at+j+1])
	}
}

func (p *Part) checkWindow(b, t int) error {
	if b < 1 || t < 1 {
		return fmt.Errorf("data: batch: %d windows of %d tokens; both must be at least 1", b, t)
	}
	if len(p.tokens) < t+1 {
		return fmt.Errorf("data: batch: the %s part has %d tokens, too few for a window of %d and its target; take a shorter window or more text",
			p.Name, len(p.tokens), t)
	}
	return nil
}

// String gives the name and size.
func (p *Part) String() string {
	return fmt.Sprintf("%s part: %d tokens, %d bytes, %d documents", p.Name, p.Len(), p.Bytes, p.Documents)
}
