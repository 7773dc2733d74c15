package published

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"naslab/engine/data/literal"
)

// hash101 is the official hash of a cell of NAS-Bench-101 that NASLib writes as
// an n x n matrix and n codes of vertices: 0 input, 1 output, 2 max pooling,
// 3 and 4 convolutions of 1x1 and 3x3.
func hash101(l literal.List) (string, error) {
	d, err := digits(l)
	if err != nil {
		return "", err
	}
	n := 2
	for n*(n+1) < len(d) {
		n++
	}
	if n*(n+1) != len(d) || n > 7 {
		return "", fmt.Errorf("a matrix and codes of up to 7 vertices were expected, not %d numbers", len(d))
	}
	edge := func(i, j int) bool { return d[i*n+j] == '1' }
	var keep []int
	for v := range n {
		if (v == 0 || reaches(n, edge, 0, v)) && (v == n-1 || reaches(n, edge, v, n-1)) {
			keep = append(keep, v)
		}
	}
	labels := make([]int, len(keep))
	for i, v := range keep {
		label, ok := map[byte]int{'0': -1, '1': -2, '2': 2, '3': 1, '4': 0}[d[n*n+v]]
		if !ok {
			return "", fmt.Errorf("a code of a vertex from 0 to 4 was expected, not %c", d[n*n+v])
		}
		labels[i] = label
	}
	return graphHash(labels, func(i, j int) bool { return edge(keep[i], keep[j]) }), nil
}

// reaches reports whether a path leads from a to b; edges go to later vertices.
func reaches(n int, edge func(i, j int) bool, a, b int) bool {
	seen := make([]bool, n)
	seen[a] = true
	for i := a; i < b; i++ {
		for j := i + 1; j < n && seen[i]; j++ {
			seen[j] = seen[j] || edge(i, j)
		}
	}
	return seen[b]
}

// graphHash is the benchmark's hash: labels and degrees, then as many rounds of
// neighbours as there are vertices, then all sorted. Isomorphic graphs have one
// hash. Each round hashes texts as Python prints them.
func graphHash(labels []int, edge func(i, j int) bool) string {
	n := len(labels)
	hashes := make([]string, n)
	for v := range n {
		into, out := 0, 0
		for w := range n {
			if edge(w, v) {
				into++
			}
			if edge(v, w) {
				out++
			}
		}
		hashes[v] = sum(fmt.Sprintf("(%d, %d, %d)", out, into, labels[v]))
	}
	for range n {
		next := make([]string, n)
		for v := range n {
			var in, out []string
			for w := range n {
				if edge(w, v) {
					in = append(in, hashes[w])
				}
				if edge(v, w) {
					out = append(out, hashes[w])
				}
			}
			slices.Sort(in)
			slices.Sort(out)
			next[v] = sum(strings.Join(in, "") + "|" + strings.Join(out, "") + "|" + hashes[v])
		}
		hashes = next
	}
	slices.Sort(hashes)
	return sum("['" + strings.Join(hashes, "', '") + "']")
}

func sum(s string) string {
	h := md5.Sum([]byte(s))
	return hex.EncodeToString(h[:])
}
