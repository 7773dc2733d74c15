package nb101

import (
	"encoding/hex"
	"fmt"
	"sync"

	"naslab/engine/space/dag"
)

// Find returns the cell with the given hash, 32 hexadecimal digits, in canonical
// form. The first call computes the hashes of all cells, which takes seconds and
// about 30 MB that are kept.
func Find(hash string) (Cell, error) {
	raw, err := hex.DecodeString(hash)
	if err != nil || len(raw) != len(dag.Digest{}) {
		return Cell{}, fmt.Errorf("nb101: %q is no hash: want 32 hexadecimal digits", hash)
	}
	at, ok := byHash()[dag.Digest(raw)]
	if !ok {
		return Cell{}, fmt.Errorf("nb101: no cell of the space has the hash %s", hash)
	}
	return Cells()[at], nil
}

var byHash = sync.OnceValue(func() map[dag.Digest]int32 {
	index := make(map[dag.Digest]int32, Unique)
	EnumerateHashes(func(_ Cell, hash dag.Digest) bool {
		index[hash] = int32(len(index))
		return true
	})
	return index
})
