package data

// Text is cut into chunks before pairs are learnt or applied, and no pair reaches
// over a chunk's border. A chunk is
//
//   - a run of letters, of digits, or of signs, with the one space before it; or
//   - a run of white space, without the last space if a run of the first kind
//     follows.
//
// The underscore and every byte beyond ASCII count as letters. A run is cut at
// maxChunk bytes. So a word gets the same tokens wherever it stands, and a line
// break with its indentation can become one token.

// maxChunk bounds a chunk's length, and so the work for it.
const maxChunk = 64

type class uint8

const (
	sign class = iota
	letter
	digit
	space
)

var classes = func() (c [256]class) {
	for i := range c {
		switch {
		case i >= 'a' && i <= 'z', i >= 'A' && i <= 'Z', i == '_', i >= 0x80:
			c[i] = letter
		case i >= '0' && i <= '9':
			c[i] = digit
		case i == ' ', i >= '\t' && i <= '\r':
			c[i] = space
		}
	}
	return c
}()

// nextChunk returns the length of the chunk at the start of text, at least 1
// when there is text.
func nextChunk(text []byte) int {
	n := min(len(text), maxChunk)
	if n <= 1 {
		return n
	}
	first := classes[text[0]]
	i := 1
	if text[0] == ' ' && classes[text[1]] != space {
		first = classes[text[1]]
		i = 2
	}
	for i < n && classes[text[i]] == first {
		i++
	}
	if first == space && i > 1 && i < len(text) && text[i-1] == ' ' && classes[text[i]] != space {
		i--
	}
	return i
}
