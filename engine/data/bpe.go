package data

import (
	"cmp"
	"container/heap"
	"context"
	"fmt"
)

// LearnPairs learns a byte-pair vocabulary of the given size from texts: the
// pair of neighbouring tokens that occurs most often becomes a token, again and
// again; of pairs that occur equally often the one of the lower tokens comes
// first. It stops early when no pair is left that occurs twice. The order of the
// texts does not matter.
//
// The distinct chunks of the text (see chunk.go) are kept with their counts; a
// heap holds the pairs by their counts, and an index the chunks in which a pair
// stands, so that a merge costs only the chunks that it changes.
//
// Reference: R. Sennrich, B. Haddow, A. Birch, Neural machine translation of
// rare words with subword units, ACL 2016 (there over characters, here over
// bytes).
func LearnPairs(ctx context.Context, texts [][]byte, vocab int) (*Tokenizer, error) {
	if vocab < minVocab || vocab > maxVocab {
		return nil, fmt.Errorf("data: byte pairs: a vocabulary of %d tokens; give one within [%d, %d]", vocab, minVocab, maxVocab)
	}
	l := newLearner(texts)
	var pairs [][2]uint16
	for next := EndOfText + 1; next < vocab; next++ {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("data: byte pairs: stopped after %d of %d tokens: %w", next, vocab, err)
		}
		best, ok := l.best()
		if !ok {
			break
		}
		pairs = append(pairs, best)
		l.merge(best, uint16(next))
	}
	t := newTokenizer(pairs)
	t.rate = l.rate()
	return t, nil
}

// chunk is a distinct chunk of the text, as tokens.
type chunk struct {
	tokens []uint16
	count  int
}

type learner struct {
	chunks []chunk
	bytes  int
	counts map[[2]uint16]int
	where  map[[2]uint16][]int32 // the chunks in which a pair stands or once stood, ascending
	heap   pairHeap
}

func newLearner(texts [][]byte) *learner {
	l := &learner{counts: map[[2]uint16]int{}, where: map[[2]uint16][]int32{}}
	index := map[string]int{}
	for _, text := range texts {
		l.bytes += len(text)
		for len(text) > 0 {
			n := nextChunk(text)
			i, ok := index[string(text[:n])]
			if !ok {
				i = len(l.chunks)
				index[string(text[:n])] = i
				l.chunks = append(l.chunks, chunk{tokens: widen(text[:n])})
			}
			l.chunks[i].count++
			text = text[n:]
		}
	}
	for i, c := range l.chunks {
		l.count(c.tokens, c.count)
		for j := 1; j < len(c.tokens); j++ {
			l.note([2]uint16{c.tokens[j-1], c.tokens[j]}, int32(i))
		}
	}
	for p, n := range l.counts {
		l.heap = append(l.heap, heapPair{p, n})
	}
	heap.Init(&l.heap)
	return l
}

func widen(text []byte) []uint16 {
	tokens := make([]uint16, len(text))
	for i, b := range text {
		tokens[i] = uint16(b)
	}
	return tokens
}

// count adds n to the count of each pair in tokens.
func (l *learner) count(tokens []uint16, n int) {
	for j := 1; j < len(tokens); j++ {
		l.counts[[2]uint16{tokens[j-1], tokens[j]}] += n
	}
}

// note records that pair p stands in chunk i. Chunks come in ascending order.
func (l *learner) note(p [2]uint16, i int32) {
	if at := l.where[p]; len(at) == 0 || at[len(at)-1] != i {
		l.where[p] = append(at, i)
	}
}

// best takes the most frequent pair off the heap. An entry whose count is out
// of date is put back with the present one.
func (l *learner) best() ([2]uint16, bool) {
	for len(l.heap) > 0 {
		top := l.heap[0]
		now := l.counts[top.pair]
		if now < 2 {
			heap.Pop(&l.heap)
			continue
		}
		if now == top.count {
			heap.Pop(&l.heap)
			return top.pair, true
		}
		l.heap[0].count = now
		heap.Fix(&l.heap, 0)
	}
	return [2]uint16{}, false
}

// merge replaces pair p by token id in all chunks. Only pairs with the new
// token can become more frequent, so only they enter the heap.
func (l *learner) merge(p [2]uint16, id uint16) {
	var fresh [][2]uint16
	for _, i := range l.where[p] {
		c := &l.chunks[i]
		merged := mergePair(c.tokens, p, id)
		if len(merged) == len(c.tokens) {
			continue // another merge has taken the pair apart
		}
		l.count(c.tokens, -c.count)
		c.tokens = merged
		l.count(merged, c.count)
		for j := 1; j < len(merged); j++ {
			if merged[j] != id && merged[j-1] != id {
				continue
			}
			q := [2]uint16{merged[j-1], merged[j]}
			if l.where[q] == nil {
				fresh = append(fresh, q)
			}
			l.note(q, i)
		}
	}
	delete(l.where, p)
	delete(l.counts, p)
	for _, q := range fresh {
		heap.Push(&l.heap, heapPair{q, l.counts[q]})
	}
}

// mergePair returns tokens with each p, from the left, replaced by id; the same
// slice when there is none.
func mergePair(tokens []uint16, p [2]uint16, id uint16) []uint16 {
	var out []uint16
	for i := 0; i < len(tokens); i++ {
		hit := i+1 < len(tokens) && tokens[i] == p[0] && tokens[i+1] == p[1]
		if hit && out == nil {
			out = append(make([]uint16, 0, len(tokens)-1), tokens[:i]...)
		}
		switch {
		case hit:
			out = append(out, id)
			i++
		case out != nil:
			out = append(out, tokens[i])
		}
	}
	if out == nil {
		return tokens
	}
	return out
}

// rate returns the tokens per byte of the texts as they stand.
func (l *learner) rate() float64 {
	if l.bytes == 0 {
		return 1
	}
	n := 0
	for _, c := range l.chunks {
		n += len(c.tokens) * c.count
	}
	return float64(n) / float64(l.bytes)
}

type heapPair struct {
	pair  [2]uint16
	count int
}

// pairHeap is a heap of pairs, the most frequent first.
type pairHeap []heapPair

func (h pairHeap) Len() int      { return len(h) }
func (h pairHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h pairHeap) Less(i, j int) bool {
	a, b := h[i], h[j]
	return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.pair[0], b.pair[0]), cmp.Compare(a.pair[1], b.pair[1])) < 0
}
func (h *pairHeap) Push(x any) { *h = append(*h, x.(heapPair)) }
func (h *pairHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}
