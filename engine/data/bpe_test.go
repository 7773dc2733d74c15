package data

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// slowPairs learns pairs by counting everything anew for each merge.
func slowPairs(text string, vocab int) [][2]uint16 {
	var chunks [][]uint16
	for b := []byte(text); len(b) > 0; {
		n := nextChunk(b)
		chunks = append(chunks, widen(b[:n]))
		b = b[n:]
	}
	var pairs [][2]uint16
	for len(pairs) < vocab-EndOfText-1 {
		counts := map[[2]uint16]int{}
		for _, c := range chunks {
			for i := 1; i < len(c); i++ {
				counts[[2]uint16{c[i-1], c[i]}]++
			}
		}
		var best [2]uint16
		most := 1
		for p, n := range counts {
			if n > most || n == most && most > 1 && (p[0] < best[0] || p[0] == best[0] && p[1] < best[1]) {
				best, most = p, n
			}
		}
		if most < 2 {
			break
		}
		id := uint16(EndOfText + 1 + len(pairs))
		for i := range chunks {
			chunks[i] = mergePair(chunks[i], best, id)
		}
		pairs = append(pairs, best)
	}
	return pairs
}

func sampleText() string {
	rng := rand.New(rand.NewPCG(5, 6))
	words := []string{"func", "return", "err", "error", "nil", "aaaa", "aaaaaaa", "naïve", "x1", "x12", "\n\t\t", "\n", "  ", "!=", ":=", "{", "}", "été"}
	var b strings.Builder
	for range 3000 {
		b.WriteString(words[rng.IntN(len(words))])
		if rng.IntN(2) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestLearnPairsIsTheTextbookOne(t *testing.T) {
	text := sampleText()
	for _, vocab := range []int{258, 300, 600} {
		tok, err := LearnPairs(context.Background(), [][]byte{[]byte(text)}, vocab)
		if err != nil {
			t.Fatal(err)
		}
		if want := slowPairs(text, vocab); !slices.Equal(tok.pairs, want) {
			t.Errorf("vocabulary %d: the pairs differ from those counted anew each time", vocab)
		}
		tokens := tok.Append(nil, []byte(text))
		if got := float64(len(tokens)) / float64(len(text)); got != tok.rate {
			t.Errorf("vocabulary %d: encoding gives %g tokens per byte, learning gave %g", vocab, got, tok.rate)
		}
	}
}

func TestLearnPairsStopsWhenNothingRepeats(t *testing.T) {
	tok, err := LearnPairs(context.Background(), [][]byte{[]byte("abcabc defdef")}, 60000)
	if err != nil {
		t.Fatal(err)
	}
	if tok.Vocab() > 270 {
		t.Errorf("vocabulary %d", tok.Vocab())
	}
	if empty, err := LearnPairs(context.Background(), nil, 300); err != nil || empty.Vocab() != 257 {
		t.Errorf("no text: %v, %v", empty, err)
	}
	if _, err := LearnPairs(context.Background(), nil, 257); err == nil {
		t.Error("a vocabulary of 257 gave no error")
	}
}

func TestChunks(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"if err != nil", []string{"if", " err", " !=", " nil"}},
		{"x12:=y_z", []string{"x", "12", ":=", "y_z"}},
		{"{\n\t\treturn", []string{"{", "\n\t\t", "return"}},
		{"a   b", []string{"a", "  ", " b"}},
		{"a  ", []string{"a", "  "}},
		{" ", []string{" "}},
		{"naïve été", []string{"naïve", " été"}},
		{strings.Repeat("a", 130), []string{strings.Repeat("a", 64), strings.Repeat("a", 64), "aa"}},
	}
	for _, test := range tests {
		var got []string
		for b := []byte(test.text); len(b) > 0; {
			n := nextChunk(b)
			got = append(got, string(b[:n]))
			b = b[n:]
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestTokenizerJSON(t *testing.T) {
	tok, err := LearnPairs(context.Background(), [][]byte{[]byte(sampleText())}, 350)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(tok)
	if err != nil {
		t.Fatal(err)
	}
	var back Tokenizer
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(back.Encode("return err"), tok.Encode("return err")) || back.Vocab() != tok.Vocab() {
		t.Error("the tokenizer that was read back differs")
	}
	for _, bad := range []string{`{"pairs":[[256,1]]}`, `{"pairs":[[257,1]]}`, `{"pairs":[[1,-1]]}`, `{"pairs":`, `{"pairs":[[1]],"x":0}x`} {
		if err := json.Unmarshal([]byte(bad), &back); err == nil {
			t.Errorf("%s gave no error", bad)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	if _, err := Bytes().Decode([]int{65, 257}); err == nil || !strings.Contains(err.Error(), "within [0, 257)") {
		t.Errorf("error %v", err)
	}
	if got, err := Bytes().Decode([]int{72, 105, EndOfText}); err != nil || got != "Hi" {
		t.Errorf("%q, %v", got, err)
	}
}

func FuzzEncodeDecode(f *testing.F) {
	tok, err := LearnPairs(context.Background(), [][]byte{[]byte(sampleText())}, 500)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "return err\n\t", "\xff\xfe", "日本語", strings.Repeat("a", 300), " \x00 "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tok := range []*Tokenizer{tok, Bytes()} {
			if back, err := tok.Decode(tok.Encode(s)); err != nil || back != s {
				t.Errorf("%q came back as %q (%v)", s, back, err)
			}
		}
	})
}
