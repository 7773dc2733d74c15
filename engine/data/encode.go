package data

// Append appends the tokens of text to dst. In each chunk the pair that was
// learnt first is replaced first, until none is left.
func (t *Tokenizer) Append(dst []uint16, text []byte) []uint16 {
	if len(t.pairs) == 0 {
		for _, b := range text {
			dst = append(dst, uint16(b))
		}
		return dst
	}
	// Where each chunk met so far has its tokens in dst; chunks repeat often.
	type span struct{ from, to int }
	met := map[string]span{}
	for len(text) > 0 {
		n := nextChunk(text)
		if s, ok := met[string(text[:n])]; ok {
			dst = append(dst, dst[s.from:s.to]...)
		} else {
			from := len(dst)
			dst = t.appendChunk(dst, text[:n])
			met[string(text[:n])] = span{from, len(dst)}
		}
		text = text[n:]
	}
	return dst
}

func (t *Tokenizer) appendChunk(dst []uint16, text []byte) []uint16 {
	from := len(dst)
	for _, b := range text {
		dst = append(dst, uint16(b))
	}
	word := dst[from:]
	for len(word) > 1 {
		at, low := -1, uint16(0)
		for i := 1; i < len(word); i++ {
			if id, ok := t.rank[[2]uint16{word[i-1], word[i]}]; ok && (at < 0 || id < low) {
				at, low = i-1, id
			}
		}
		if at < 0 {
			break
		}
		word[at] = low
		word = append(word[:at+1], word[at+2:]...)
	}
	return dst[:from+len(word)]
}
