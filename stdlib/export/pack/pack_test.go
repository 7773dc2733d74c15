package pack

import (
	"bytes"
	"maps"
	"testing"
)

func TestThereAndBack(t *testing.T) {
	entries := []Entry{
		{Path: "a/b", Name: "b", Export: []byte("types"), Docs: map[string]string{"": "Package b.", "T.M": "M does.", "F": "F is\nlong.\n"}},
		{Path: "builtin", Name: "builtin", Docs: map[string]string{"len": "Len."}},
		{Path: "c", Name: "c", Export: bytes.Repeat([]byte("x"), 1e5)},
	}
	data, err := Encode(entries)
	if err != nil {
		t.Fatal(err)
	}
	ps, err := Decode(data)
	if err != nil || len(ps) != len(entries) {
		t.Fatalf("%d packages, %v", len(ps), err)
	}
	for i, e := range entries {
		export, err := ps[i].Export()
		if err != nil || !bytes.Equal(export, e.Export) {
			t.Errorf("%s: export data %q, %v", e.Path, export, err)
		}
		docs, err := ps[i].Docs()
		if err != nil || !maps.Equal(docs, e.Docs) {
			t.Errorf("%s: docs %q, %v", e.Path, docs, err)
		}
		if ps[i].Path != e.Path || ps[i].Name != e.Name {
			t.Errorf("%s %s came back as %s %s", e.Path, e.Name, ps[i].Path, ps[i].Name)
		}
	}
}

// TestCutOff reads every beginning of a file: an error, never a panic.
func TestCutOff(t *testing.T) {
	data, err := Encode([]Entry{{Path: "a", Name: "a", Export: []byte("types"), Docs: map[string]string{"F": "F."}}})
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := Decode(data[:n]); err == nil {
			t.Errorf("%d of %d bytes are read as a whole file", n, len(data))
		}
	}
}
