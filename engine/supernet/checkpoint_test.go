package supernet

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/tensor"
)

func TestSaveAndLoad(t *testing.T) {
	g := tinyGPT(t, 1)
	w, err := NewWindows(tinyCorpus().Val, tinyContext, 0)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "net.safetensors")
	for _, steps := range []int{0, 3} {
		if steps > 0 {
			if _, err := train(t.Context(), g, tinyCorpus(), Training{Steps: steps}); err != nil {
				t.Fatal(err)
			}
		}
		if err := g.Save(path); err != nil {
			t.Fatal(err)
		}
		h, err := Load(path)
		if err != nil {
			t.Fatal(err)
		}
		if g.String() != h.String() {
			t.Errorf("saved %v, loaded %v", g, h)
		}
		for _, a := range []space.Arch{Middle(g.Space()), space.Extreme(h.Space(), false)} {
			x, err := g.Evaluate(t.Context(), a, w)
			if err != nil {
				t.Fatal(err)
			}
			if y, err := h.Evaluate(t.Context(), a, w); err != nil || x != y {
				t.Errorf("saved with %v, loaded with %v, %v", x, y, err)
			}
		}
		if !bytes.Equal(saved(t, g), saved(t, h)) {
			t.Error("saved again, the bytes differ")
		}
		h.Close()
	}
}

func TestLoadErrors(t *testing.T) {
	g := tinyGPT(t, 1)
	dir := t.TempDir()
	foreign := filepath.Join(dir, "foreign.safetensors")
	if err := tensor.Save(foreign, g.Weights().Named(), nil); err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(dir, "half.safetensors")
	if whole := saved(t, g); os.WriteFile(half, whole[:len(whole)/2], 0o644) != nil {
		t.Fatal("cannot write")
	}
	before := tensor.Live()
	for path, want := range map[string]string{
		filepath.Join(dir, "none"): "no such file",
		foreign:                    "this is no supernet",
		half:                       "half.safetensors",
	} {
		if _, err := Load(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", filepath.Base(path), err, want)
		}
	}
	if after := tensor.Live(); after != before {
		t.Errorf("%d tensors before, %d after", before, after)
	}
	if err := g.Save(filepath.Join(dir, "none", "net")); err == nil {
		t.Error("saving to a folder that is not there went through")
	}
}
