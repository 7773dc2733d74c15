package published

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/png"
	"regexp"
	"slices"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/literal"
	"naslab/engine/data/npy"
	"naslab/engine/data/pickle"
	"naslab/engine/data/unpack"
)

// operator is a key of FasterSeg's latencies.
var operator = regexp.MustCompile(`^(ConvNorm|BasicResidual1x|BasicResidual2x|BasicResidual_downup_1x|BasicResidual_downup_2x|FactorizedReduce|ff|head)((?:_[A-Za-z]+\d+)*)$`)

// readFasterSeg reads a dict from operators to latencies in milliseconds.
func readFasterSeg(in *input) ([]*Part, error) {
	a, err := npy.Load(in.bytes)
	if err != nil {
		return nil, err
	}
	if a.Kind != 'O' || a.Len() != 1 {
		return nil, fmt.Errorf("an array of one dict was expected")
	}
	d, ok := a.At(0).(*pickle.Dict)
	if !ok {
		return nil, fmt.Errorf("an array of one dict was expected, not of %s", pickle.KindOf(a.At(0)))
	}
	names := catalogue.TableByName("fasterseg/latency_lut_1080ti").Columns
	p := part("fasterseg/latency_lut_1080ti", "key", names...)
	for i, k := range d.Keys {
		key, _ := k.(string)
		m := operator.FindStringSubmatch(key)
		if m == nil {
			return nil, fmt.Errorf("an operator of FasterSeg was expected, not %.80q", key)
		}
		ms, err := float(d.Values[i])
		if err != nil {
			return nil, fmt.Errorf("operator %.80q: %w", key, err)
		}
		row := make([]string, len(names))
		row[0], row[1], row[len(row)-1] = key, m[1], fixed(ms, 6)
		for f := range strings.SplitSeq(strings.TrimPrefix(m[2], "_"), "_") {
			name := strings.TrimRight(f, "0123456789")
			if j := slices.Index(names, name); j > 1 {
				row[j] = f[len(name):]
			}
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// readSparseMask reads which connections of a decoder are there.
func readSparseMask(in *input) ([]*Part, error) {
	a, err := npy.Load(in.bytes)
	if err != nil {
		return nil, err
	}
	if len(a.Shape) != 3 || a.Shape[2] != 2 || a.Fortran || a.Kind == 'O' {
		return nil, fmt.Errorf("an array of stages, sources and two kinds was expected, not of shape %v", a.Shape)
	}
	p := part("sparsemask/voc12_mask_thres_0.001", "stage source kind", "stage", "source", "kind", "connected")
	for i := range a.Len() {
		f, err := float(a.At(i))
		if err != nil {
			return nil, err
		}
		kind := []string{"encoder", "decoder"}[i%2]
		if err := p.Frame.Add(itoa(i/2/a.Shape[1]), itoa(i/2%a.Shape[1]), kind, number(f, 6)); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// readDigits reads pictures of digits, 64 pixels and a label on each line. The
// first line may be a header.
func readDigits(in *input) ([]*Part, error) {
	split := "train"
	if strings.HasSuffix(in.file.Path, ".tes") {
		split = "test"
	}
	p := part("images/optdigits_8x8", "", catalogue.TableByName("images/optdigits_8x8").Columns...)
	n := 0
	for line := range strings.Lines(string(in.bytes)) {
		n++
		cells := strings.Split(strings.TrimSpace(line), ",")
		if n == 1 && strings.ContainsAny(line, "BC") {
			continue
		}
		if len(cells) != 65 {
			return nil, fmt.Errorf("line %d: 64 pixels and a label were expected, not %d cells", n, len(cells))
		}
		for _, c := range cells {
			if len(c) < 1 || len(c) > 2 || strings.Trim(c, "0123456789") != "" {
				return nil, fmt.Errorf("line %d: a value from 0 to 16 was expected, not %.20q", n, c)
			}
		}
		if err := p.Frame.Add(append([]string{split, cells[64]}, cells[:64]...)...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// keepJSON looks whether a file is JSON.
func keepJSON(in *input) ([]*Part, error) {
	v, err := literal.Parse(in.bytes)
	if err != nil {
		return nil, err
	}
	_, err = object(v)
	return nil, err
}

// keepIDX looks whether a file is pictures or labels in the IDX format.
func keepIDX(in *input) ([]*Part, error) {
	b, err := unpack.Gzip(in.bytes)
	if err != nil {
		return nil, err
	}
	if len(b) < 8 || b[0] != 0 || b[1] != 0 || b[2] != 8 || b[3] < 1 || b[3] > 3 {
		return nil, fmt.Errorf("the head of an IDX file of bytes was expected")
	}
	head, n := 4+4*int(b[3]), uint64(1)
	for i := 4; i < head; i += 4 {
		if len(b) < i+4 {
			return nil, fmt.Errorf("the IDX file is cut in its head")
		}
		if n *= uint64(binary.BigEndian.Uint32(b[i:])); n > uint64(len(b)) {
			break
		}
	}
	if uint64(len(b)-head) != n {
		return nil, fmt.Errorf("the IDX file has %d bytes of elements and should have %d", len(b)-head, n)
	}
	return nil, nil
}

// keepPNG looks whether a file is a picture.
func keepPNG(in *input) ([]*Part, error) {
	c, err := png.DecodeConfig(bytes.NewReader(in.bytes))
	if err != nil {
		return nil, fmt.Errorf("a PNG picture was expected: %w", err)
	}
	if c.Width > 1<<14 || c.Height > 1<<14 {
		return nil, fmt.Errorf("a picture of %dx%d is larger than any of the data set", c.Width, c.Height)
	}
	_, err = png.Decode(bytes.NewReader(in.bytes))
	return nil, err
}
