package dag

import (
	"crypto/md5"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/bits"
)

// Hash returns the hash of NAS-Bench-101, 32 hexadecimal digits that isomorphic
// graphs share. A vertex begins with the MD5 digest of its out-degree,
// in-degree and label, written "(2, 1, 0)". Then, as often as there are
// vertices, it takes the digest of three texts joined by bars: the digests of
// the vertices before it, sorted and joined, those of the vertices after it,
// and its own. The hash is the digest of the sorted list of digests as Python
// prints it. A graph that is not as [Graph.Check] wants it is an error.
//
// C. Ying, A. Klein, E. Christiansen, E. Real, K. Murphy, F. Hutter:
// NAS-Bench-101: Towards Reproducible Neural Architecture Search. ICML 2019.
// https://arxiv.org/abs/1902.09635
func (g Graph) Hash() (string, error) {
	if err := g.Check(); err != nil {
		return "", err
	}
	var h Hasher
	h.reset(g.Out)
	return h.Sum(g.Labels).String(), nil
}

// Digest is an MD5 digest.
type Digest [16]byte

// String gives the 32 hexadecimal digits.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Hasher computes the hash of [Graph.Hash] for many labellings of one graph.
// Whatever depends on few labels only is computed once. The zero value is ready
// for [Hasher.Reset]; it is not safe for concurrent use.
type Hasher struct {
	n       int
	in, out [Max]uint32
	first   map[[3]int]vertex // digests of round 0
	now     [Max]vertex
	next    [Max]vertex
	text    []byte

	// A digest of round r follows from the labels at most r steps away. While
	// those are not all labels, it is worth keeping.
	known map[part]vertex
	near  [][Max]uint64 // near[r-1][v] masks those labels, four bits each; 0 for all
}

// part is what the digest of vertex v after a round follows from.
type part struct {
	labels   uint64
	round, v uint8
}

// vertex is a digest in the forms in which it is compared and written.
type vertex struct {
	hi, lo uint64 // the digest as a number
	hex    [32]byte
}

// Reset takes the graph whose labellings follow. Edges that do not lead to higher
// vertices are an error.
func (h *Hasher) Reset(out []uint32) error {
	if err := (Graph{out, make([]int, len(out))}).Check(); err != nil {
		return err
	}
	h.reset(out)
	return nil
}

func (h *Hasher) reset(out []uint32) {
	h.n = len(out)
	copy(h.out[:], out)
	copy(h.in[:], Graph{Out: out}.In())
	if h.first == nil {
		h.first, h.known = map[[3]int]vertex{}, map[part]vertex{}
	}
	clear(h.known)
	h.near = h.near[:0]
	if h.n <= 16 {
		h.reach()
	}
}

// reach fills in near.
func (h *Hasher) reach() {
	all := uint32(1)<<h.n - 1
	var ball, wider [Max]uint32
	for v := range h.n {
		ball[v] = 1 << v
	}
	for partly := true; partly && len(h.near) < h.n; {
		partly = false
		var masks [Max]uint64
		for v := range h.n {
			wider[v] = 0
			for m := 1<<v | h.in[v] | h.out[v]; m != 0; m &= m - 1 {
				wider[v] |= ball[bits.TrailingZeros32(m)]
			}
			for m := wider[v]; m != 0 && wider[v] != all; m &= m - 1 {
				masks[v] |= 0xf << (4 * bits.TrailingZeros32(m))
				partly = true
			}
		}
		ball = wider
		h.near = append(h.near, masks)
	}
}

// Sum returns the hash of the graph under the labels, one per vertex; the zero
// Digest when there are more labels or fewer.
func (h *Hasher) Sum(labels []int) Digest {
	n := h.n
	if len(labels) != n {
		return Digest{}
	}
	for v := range n {
		h.now[v] = h.start(v, labels[v])
	}
	var order [Max]uint8
	for v := range n {
		order[v] = uint8(v)
	}
	packed := pack(labels)
	for r := range n {
		h.sort(order[:n])
		for v := range n {
			h.next[v] = h.recall(r, v, packed, order[:n])
		}
		copy(h.now[:n], h.next[:n])
	}
	h.sort(order[:n])
	t := append(h.text[:0], '[')
	for k, v := range order[:n] {
		if k > 0 {
			t = append(t, ", "...)
		}
		t = append(t, '\'')
		t = append(t, h.now[v].hex[:]...)
		t = append(t, '\'')
	}
	h.text = append(t, ']')
	return md5.Sum(h.text)
}

// start is the digest of a vertex before the first round.
func (h *Hasher) start(v, label int) vertex {
	key := [3]int{bits.OnesCount32(h.out[v]), bits.OnesCount32(h.in[v]), label}
	x, ok := h.first[key]
	if !ok {
		x = newVertex(md5.Sum(fmt.Appendf(nil, "(%d, %d, %d)", key[0], key[1], key[2])))
		h.first[key] = x
	}
	return x
}

// pack puts the labels of up to 16 vertices into four bits each; labels from -3
// to 12 do not collide.
func pack(labels []int) (packed uint64) {
	for v, label := range labels {
		packed |= uint64(label&0xf) << (4 * v)
	}
	return packed
}

// recall is [Hasher.step], looked up where few labels matter.
func (h *Hasher) recall(r, v int, packed uint64, order []uint8) vertex {
	if r >= len(h.near) || h.near[r][v] == 0 {
		return h.step(v, order)
	}
	key := part{packed & h.near[r][v], uint8(r), uint8(v)}
	x, ok := h.known[key]
	if !ok {
		x = h.step(v, order)
		h.known[key] = x
	}
	return x
}

// step is the digest of a vertex after one more round; order sorts the vertices
// by their digests before it.
func (h *Hasher) step(v int, order []uint8) vertex {
	t := h.text[:0]
	for _, w := range order {
		if h.in[v]>>w&1 != 0 {
			t = append(t, h.now[w].hex[:]...)
		}
	}
	t = append(t, '|')
	for _, w := range order {
		if h.out[v]>>w&1 != 0 {
			t = append(t, h.now[w].hex[:]...)
		}
	}
	t = append(t, '|')
	h.text = append(t, h.now[v].hex[:]...)
	return newVertex(md5.Sum(h.text))
}

// sort orders vertices by their digests, by insertion, since few move.
func (h *Hasher) sort(order []uint8) {
	for k := 1; k < len(order); k++ {
		v := order[k]
		j := k
		for ; j > 0 && h.now[v].less(&h.now[order[j-1]]); j-- {
			order[j] = order[j-1]
		}
		order[j] = v
	}
}

func (x *vertex) less(y *vertex) bool { return x.hi < y.hi || x.hi == y.hi && x.lo < y.lo }

func newVertex(d [16]byte) (x vertex) {
	x.hi, x.lo = binary.BigEndian.Uint64(d[:8]), binary.BigEndian.Uint64(d[8:])
	hex.Encode(x.hex[:], d[:])
	return x
}
