package data

import (
	"encoding/json"
	"fmt"
	"strings"
)

// EndOfText is the token that closes a document.
const EndOfText = 256

const (
	minVocab = EndOfText + 2
	maxVocab = 1 << 16
)

// Tokenizer turns text into tokens and back: tokens 0 to 255 are the bytes, 256
// is [EndOfText], and token 257+i stands for the i-th pair of earlier tokens.
// Without pairs it is the plain byte tokenizer. Any bytes can be encoded, and
// decoding gives them back. It is safe for concurrent use. Make one with
// [Bytes] or [LearnPairs], or from its JSON.
type Tokenizer struct {
	pairs [][2]uint16
	rank  map[[2]uint16]uint16 // the token that stands for a pair
	words [][]byte             // the bytes of each token
	rate  float64              // tokens per byte where the pairs were learnt
}

// Bytes returns the tokenizer whose tokens are the bytes and [EndOfText].
func Bytes() *Tokenizer { return newTokenizer(nil) }

func newTokenizer(pairs [][2]uint16) *Tokenizer {
	t := &Tokenizer{pairs: pairs, rank: make(map[[2]uint16]uint16, len(pairs)), rate: 1}
	t.words = make([][]byte, EndOfText+1, EndOfText+1+len(pairs))
	for i := range EndOfText {
		t.words[i] = []byte{byte(i)}
	}
	for i, p := range pairs {
		t.rank[p] = uint16(EndOfText + 1 + i)
		t.words = append(t.words, append(append([]byte(nil), t.words[p[0]]...), t.words[p[1]]...))
	}
	return t
}

// Vocab returns the number of tokens.
func (t *Tokenizer) Vocab() int { return len(t.words) }

// Encode returns the tokens of text, without an end-of-text token.
func (t *Tokenizer) Encode(text string) []int {
	tokens := t.Append(nil, []byte(text))
	out := make([]int, len(tokens))
	for i, x := range tokens {
		out[i] = int(x)
	}
	return out
}

// Decode returns the text of tokens; [EndOfText] stands for nothing. A token
// that is not in the vocabulary is an error.
func (t *Tokenizer) Decode(tokens []int) (string, error) {
	var b strings.Builder
	for i, x := range tokens {
		if x < 0 || x >= len(t.words) {
			return "", fmt.Errorf("data: decode: token %d at place %d is not within [0, %d)", x, i, len(t.words))
		}
		b.Write(t.words[x])
	}
	return b.String(), nil
}

// Word returns the bytes that a token stands for; nothing for [EndOfText] and
// for a token that is not in the vocabulary.
func (t *Tokenizer) Word(token int) string {
	if token < 0 || token >= len(t.words) {
		return ""
	}
	return string(t.words[token])
}

// String gives the kind and the size of the vocabulary.
func (t *Tokenizer) String() string {
	if len(t.pairs) == 0 {
		return fmt.Sprintf("byte tokens, vocabulary %d", t.Vocab())
	}
	return fmt.Sprintf("byte-pair tokens, vocabulary %d", t.Vocab())
}

// MarshalJSON writes the pairs in the order they were learnt.
func (t *Tokenizer) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Pairs [][2]uint16 `json:"pairs"`
	}{t.pairs})
}

// UnmarshalJSON reads what MarshalJSON wrote. A pair of tokens that do not stand
// before it is an error.
func (t *Tokenizer) UnmarshalJSON(b []byte) error {
	var in struct {
		Pairs [][2]uint16 `json:"pairs"`
	}
	if err := json.Unmarshal(b, &in); err != nil {
		return fmt.Errorf("data: tokenizer: %w", err)
	}
	if len(in.Pairs) > maxVocab-EndOfText-1 {
		return fmt.Errorf("data: tokenizer: %d pairs are more than fit; this is no file of naslab's", len(in.Pairs))
	}
	for i, p := range in.Pairs {
		for _, x := range p {
			if x == EndOfText || int(x) > EndOfText+i {
				return fmt.Errorf("data: tokenizer: pair %d holds token %d, which is not there yet; the file is damaged", i, x)
			}
		}
	}
	*t = *newTokenizer(in.Pairs)
	return nil
}
