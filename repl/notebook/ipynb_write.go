package notebook

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"image/png"
	"maps"
	"strings"
)

// dots per inch of saved figures, and of a browser.
const (
	savedDots   = 300
	browserDots = 96
)

// ipynb writes format 4.5.
func (nb *Notebook) ipynb() ([]byte, error) {
	meta := maps.Clone(nb.meta)
	if meta == nil {
		meta = object{}
	}
	setDefault(meta, "kernelspec", map[string]string{"display_name": "naslab (Go)", "language": "go", "name": "naslab"})
	setDefault(meta, "language_info", map[string]string{"name": "go", "file_extension": ".go", "mimetype": "text/x-go"})
	cells := make([]map[string]any, len(nb.Cells))
	ids := map[string]bool{}
	for i, c := range nb.Cells {
		cells[i] = c.ipynb(i, ids)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(map[string]any{"cells": cells, "metadata": meta, "nbformat": 4, "nbformat_minor": 5})
	return b.Bytes(), err
}

func setDefault(o object, key string, v any) {
	if _, ok := o[key]; ok {
		return
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts only
	}
	o[key] = b
}

// ipynb is the cell as it is written. ids are those of the cells before.
func (c Cell) ipynb(at int, ids map[string]bool) map[string]any {
	o := map[string]any{}
	for k, v := range c.rest {
		o[k] = v
	}
	o["source"], o["metadata"], o["id"] = splitLines(c.Text), orEmpty(c.meta), c.ident(at, ids)
	switch c.Kind {
	case Prose:
		o["cell_type"] = "markdown"
	case Raw:
		o["cell_type"] = "raw"
	default:
		o["cell_type"], o["execution_count"] = "code", nil
		if c.Count > 0 {
			o["execution_count"] = c.Count
		}
		outputs := make([]map[string]any, len(c.Outputs))
		for i, x := range c.Outputs {
			outputs[i] = x.ipynb(o["execution_count"])
		}
		o["outputs"] = outputs
	}
	return o
}

// ident is the cell's own identifier, or one made of its text.
func (c Cell) ident(at int, ids map[string]bool) string {
	id := c.id
	for n := 0; id == "" || ids[id] || !isIdent(id); n++ {
		h := fnv.New32a()
		fmt.Fprintf(h, "%d %d %s", n, at, c.Text)
		id = fmt.Sprintf("%08x", h.Sum32())
	}
	ids[id] = true
	return id
}

func isIdent(s string) bool {
	odd := func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}
	return len(s) <= 64 && strings.IndexFunc(s, odd) < 0
}

func orEmpty(o object) object {
	if o == nil {
		return object{}
	}
	return o
}

// splitLines parts a text into lines that keep their ends.
func splitLines(s string) []string {
	list := strings.SplitAfter(s, "\n")
	if list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	if list == nil {
		list = []string{}
	}
	return list
}

func (x Output) ipynb(count any) map[string]any {
	switch x.Kind {
	case Stream:
		return map[string]any{"output_type": "stream", "name": x.Name, "text": splitLines(x.Text())}
	case Error:
		first, _, _ := strings.Cut(x.Text(), "\n")
		trace := x.traceback
		if trace == nil {
			trace = strings.Split(x.Text(), "\n")
		}
		return map[string]any{"output_type": "error", "ename": x.Name, "evalue": first, "traceback": trace}
	}
	data := map[string]any{}
	for mime, b := range x.Data {
		data[mime] = encodeForm(mime, b)
	}
	o := map[string]any{"output_type": "display_data", "data": data, "metadata": x.sized()}
	if x.Kind == Value {
		o["output_type"], o["execution_count"] = "execute_result", count
	}
	return o
}

func encodeForm(mime string, b []byte) any {
	switch {
	case isJSON(mime) && json.Valid(b):
		return json.RawMessage(b)
	case isText(mime):
		return splitLines(string(b))
	}
	return base64.StdEncoding.EncodeToString(b)
}

// sized is the metadata of an output. A figure that naslab saved is shown in the
// size that it has in print.
func (x Output) sized() object {
	if x.meta != nil || x.Path == "" || x.Data[PNG] == nil {
		return orEmpty(x.meta)
	}
	w, h := x.Size()
	o := object{}
	if w > 0 {
		setDefault(o, PNG, map[string]int{"width": w, "height": h})
	}
	return o
}

// Size is the width and height that a saved figure has in a browser; 0 when it
// is no PNG.
func (x Output) Size() (width, height int) {
	size, err := png.DecodeConfig(bytes.NewReader(x.Data[PNG]))
	if err != nil {
		return 0, 0
	}
	return size.Width * browserDots / savedDots, size.Height * browserDots / savedDots
}
