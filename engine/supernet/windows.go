package supernet

import (
	"fmt"

	"naslab/engine/data"
)

// Windows are fixed pieces of held-out text that networks are scored on.
type Windows struct {
	N, Length int     // how many, and the tokens of each
	X, Y      []int64 // [N Length]: tokens, and those that come after them
	Part      *data.Part
}

// NewWindows cuts up to limit windows of length tokens out of part, evenly spread and
// always the same; 0 means all. It returns an error when part is too short for one.
func NewWindows(part *data.Part, length, limit int) (*Windows, error) {
	if part == nil {
		return nil, fmt.Errorf("supernet: windows: there is no text; give corpus.Val")
	}
	x, y, n, err := part.Windows(length, limit)
	if err != nil {
		return nil, fmt.Errorf("supernet: windows: %w", err)
	}
	return &Windows{N: n, Length: length, X: x, Y: y, Part: part}, nil
}

// String gives the sizes.
func (w *Windows) String() string {
	return fmt.Sprintf("%d windows of %d tokens of the %s part", w.N, w.Length, w.Part.Name)
}

// checkTokens returns an error when a token lies outside a vocabulary.
func checkTokens[T uint16 | int64](tokens []T, vocab int) error {
	for _, t := range tokens {
		if int(t) < 0 || int(t) >= vocab {
			return fmt.Errorf("supernet: the text holds token %d, but the network's vocabulary ends at %d; "+
				"make it with Config{Vocab: corpus.Tokenizer.Vocab()}", t, vocab-1)
		}
	}
	return nil
}
