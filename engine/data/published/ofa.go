package published

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/torchfile"
)

// readNote10 reads a look-up table whose file name gives the resolution.
func readNote10(in *input) ([]*Part, error) {
	res, _, _ := strings.Cut(in.base(), "_")
	return lutReader("samsung_note10", res)(in)
}

// lutReader reads a look-up table of layers.
func lutReader(device, resolution string) reader {
	return func(in *input) ([]*Part, error) {
		names := catalogue.TableByName("ofa/latency_luts").Columns
		p := part("ofa/latency_luts", "device resolution layer_type input output expand kernel stride idskip se hs", names...)
		err := flatYAML(in.bytes, func(key string, values map[string]string) error {
			row, err := layerRow(names, key, values)
			if err != nil {
				return err
			}
			row[0], row[1] = device, resolution
			return p.Frame.Add(row...)
		})
		return one(p, err)
	}
}

// layerRow takes a key such as Conv-input:5x5x192-output:5x5x1152-kernel:3
// apart.
func layerRow(names []string, key string, values map[string]string) ([]string, error) {
	row := make([]string, len(names))
	parts := strings.Split(key, "-")
	row[slices.Index(names, "layer_type")] = parts[0]
	for _, f := range parts[1:] {
		name, value, ok := strings.Cut(f, ":")
		i := slices.Index(names, name)
		if !ok || i < 2 {
			return nil, fmt.Errorf("a layer with known properties was expected, not %.80q", key)
		}
		row[i] = value
	}
	mean, err := strconv.ParseFloat(values["mean"], 64)
	if err != nil {
		return nil, fmt.Errorf("layer %.80q: a mean was expected, not %.40q", key, values["mean"])
	}
	row[slices.Index(names, "mean_ms")] = number(mean, 6)
	row[slices.Index(names, "count")] = values["count"]
	return row, nil
}

// flatYAML reads a map of flat maps, in the plain form that such files have, and
// calls do for each.
func flatYAML(b []byte, do func(key string, values map[string]string) error) error {
	key, values := "", map[string]string{}
	flush := func() error {
		if key == "" {
			return nil
		}
		return do(key, values)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		text := strings.TrimRight(line, "\r\n ")
		name, value, ok := strings.Cut(strings.TrimSpace(text), ": ")
		switch {
		case text == "":
		case !strings.HasPrefix(text, " ") && strings.HasSuffix(text, ":"):
			if err := flush(); err != nil {
				return err
			}
			key, values = strings.TrimSuffix(text, ":"), map[string]string{}
		case ok && key != "" && strings.HasPrefix(text, " "):
			values[name] = value
		default:
			return fmt.Errorf("line %d: a key or a value below one was expected, not %.60q", n, text)
		}
	}
	if key == "" {
		return fmt.Errorf("a map of maps was expected, but there is no key")
	}
	return flush()
}

// weightReader reads the tensors of a network: one row for each weight, by
// tensor, row and column; a bias has column 0.
func weightReader(table string, write func(float64) string) reader {
	return func(in *input) ([]*Part, error) {
		v, err := torchfile.Load(in.bytes)
		if err != nil {
			return nil, err
		}
		names, tensors, err := torchfile.Tensors(v)
		if err != nil {
			return nil, err
		}
		p := part(table, "tensor row column", "tensor", "row", "column", "value")
		for _, n := range names {
			x, err := tensors[n].Floats()
			if err != nil {
				return nil, err
			}
			shape := tensors[n].Shape
			if len(shape) < 1 || len(shape) > 2 {
				return nil, fmt.Errorf("tensor %.40q: a matrix or a vector was expected, not %d dimensions", n, len(shape))
			}
			width := 1
			if len(shape) == 2 {
				width = shape[1]
			}
			for i, w := range x {
				if err := p.Frame.Add(n, itoa(i/width), itoa(i%width), write(w)); err != nil {
					return nil, err
				}
			}
		}
		return []*Part{p}, nil
	}
}

// weight writes a number of 32 bits with what digits it needs.
func weight(w float64) string { return strconv.FormatFloat(w, 'g', -1, 32) }

// eight digits are what the tables of perplexity networks keep.
func eight(v float64) string { return number(v, 8) }

// readPerplexityNet reads the network that predicts perplexities.
func readPerplexityNet(in *input) ([]*Part, error) {
	return weightReader("hwgpt/"+strings.Replace(in.base(), "perplexity_", "perplexity_mlp_", 1), eight)(in)
}
