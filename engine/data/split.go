package data

import (
	"bytes"

	"naslab/engine/seed"
)

// split parts the documents into those to train on and those held out, both in
// the order given.
func split(docs []document, c TextConfig) (train, val []document) {
	if len(docs) == 1 {
		return splitOne(docs[0], c.ValShare)
	}
	stream := seed.New(c.Seed).Split("data.text.validation")
	held := make([]bool, len(docs))
	count, lowest, low := 0, 0, ^uint64(0)
	for i, d := range docs {
		h := stream.Uint64(d.path)
		if float64(h)/(1<<64) < c.ValShare {
			held[i] = true
			count++
		}
		if h < low {
			lowest, low = i, h
		}
	}
	if count == 0 || count == len(docs) {
		held = make([]bool, len(docs))
		held[lowest] = true
	}
	for i, d := range docs {
		if held[i] {
			val = append(val, d)
		} else {
			train = append(train, d)
		}
	}
	return train, val
}

// splitOne holds out the tail of a single document.
func splitOne(d document, share float64) (train, val []document) {
	at := int(float64(len(d.text)) * (1 - share))
	if i := bytes.IndexByte(d.text[at:], '\n'); i >= 0 && at+i+1 < len(d.text) {
		at += i + 1
	} else {
		at = len(cutLine(d.text[:at]))
	}
	if at == 0 {
		return []document{d}, nil
	}
	return []document{{d.path, d.text[:at]}}, []document{{d.path, d.text[at:]}}
}
