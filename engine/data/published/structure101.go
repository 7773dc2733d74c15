package published

import (
	"fmt"
	"strconv"
	"strings"

	"naslab/engine/space/nb101"
)

// structureColumns are the cell that a hash stands for.
const structureColumns = "vertices adjacency_upper_rowmajor ops"

// structure101 gives the vertices, the matrix and the operations of the cell with
// a hash, as the benchmark's enumeration meets it first. Files that name cells by
// their hashes alone would say of no network what it is.
func structure101(hash string) ([]string, error) {
	c, err := nb101.Find(hash)
	if err != nil {
		return nil, err
	}
	matrix, ops, ok := strings.Cut(c.String(), "-")
	if !ok {
		return nil, fmt.Errorf("the cell of hash %.40q is written as %q", hash, c)
	}
	return []string{strconv.Itoa(c.N), matrix, ops}, nil
}
