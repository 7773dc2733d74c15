package published

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"naslab/engine/data/literal"
	"naslab/engine/data/unpack"
)

// record is what one evaluation of proxies gives of a network.
type record struct {
	space, dataset string
	arch           literal.List
	names          []string // proxies
	scores         []float64
	seconds        []float64 // parallel to scores; nil where it was not measured
	accuracy       float64
	hasAccuracy    bool
}

// readZeroCost reads NASLib's JSON files of zero-cost scores: an object from
// data sets to networks to proxies, or the same below the name of a space.
func readZeroCost(in *input) ([]*Part, error) {
	v, err := literal.Parse(in.bytes)
	if err != nil {
		return nil, err
	}
	top, err := object(v)
	if err != nil {
		return nil, err
	}
	space := strings.TrimPrefix(in.base(), "zc_")
	if inner, ok := top.Get(space); ok {
		if top, err = object(inner); err != nil {
			return nil, err
		}
	}
	var records []*record
	for i, dataset := range top.Keys {
		archs, err := object(top.Values[i])
		if err != nil {
			return nil, fmt.Errorf("data set %.40q: %w", dataset, err)
		}
		for j, arch := range archs.Keys {
			r, err := newRecord(space, dataset, arch, archs.Values[j])
			if err != nil {
				return nil, fmt.Errorf("data set %.40q, network %.60q: %w", dataset, arch, err)
			}
			records = append(records, r)
		}
	}
	return in.zeroCostParts(records)
}

// readZeroCostZip reads archives of JSON lists, whose names give space and data
// set: benchmark--space--dataset--number.json.
func readZeroCostZip(in *input) ([]*Part, error) {
	z, err := unpack.Zip(in.bytes)
	if err != nil {
		return nil, err
	}
	var records []*record
	names := z.Names()
	slices.Sort(names)
	for _, n := range names {
		parts := strings.Split(strings.TrimSuffix(path.Base(n), ".json"), "--")
		if len(parts) != 4 || parts[0] != "benchmark" {
			return nil, fmt.Errorf("files named by space and data set were expected in the archive, not %.80q", n)
		}
		b, err := z.Read(n)
		if err != nil {
			return nil, err
		}
		more, err := recordList(parts[1], parts[2], b)
		if err != nil {
			return nil, fmt.Errorf("%.80q: %w", n, err)
		}
		records = append(records, more...)
	}
	return in.zeroCostParts(records)
}

func recordList(space, dataset string, b []byte) ([]*record, error) {
	v, err := literal.Parse(b)
	if err != nil {
		return nil, err
	}
	l, ok := v.(literal.List)
	if !ok {
		return nil, fmt.Errorf("a list of networks was expected, not %s", literal.KindOf(v))
	}
	var out []*record
	for _, x := range l {
		o, err := object(x)
		if err != nil {
			return nil, err
		}
		a, _ := o.Get("arch")
		arch, ok := a.(string)
		if !ok {
			return nil, fmt.Errorf("a network with the text of its choices was expected")
		}
		r, err := newRecord(space, dataset, arch, o)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func newRecord(space, dataset, arch string, v literal.Value) (*record, error) {
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	a, err := literal.Parse([]byte(arch))
	if err != nil {
		return nil, err
	}
	r := &record{space: space, dataset: dataset}
	if r.arch, _ = a.(literal.List); r.arch == nil {
		return nil, fmt.Errorf("a network as a tuple of choices was expected, not %s", literal.KindOf(a))
	}
	for i, k := range o.Keys {
		if err := r.add(k, o.Values[i]); err != nil {
			return nil, fmt.Errorf("%.40q: %w", k, err)
		}
	}
	return r, nil
}

// add takes a proxy, the accuracy, or something that is neither.
func (r *record) add(key string, v literal.Value) error {
	if key == "val_accuracy" {
		x, err := literal.Float(v)
		r.accuracy, r.hasAccuracy = x, true
		return err
	}
	if !slices.Contains(scores, key) {
		return nil
	}
	if o, ok := v.(*literal.Object); ok {
		s, _ := o.Get("score")
		t, _ := o.Get("time")
		seconds, err := literal.Float(t)
		if err != nil {
			return err
		}
		r.seconds, v = append(r.seconds, seconds), s
	}
	score, err := literal.Float(v)
	if err != nil {
		return err
	}
	r.names, r.scores = append(r.names, key), append(r.scores, score)
	return nil
}

// write writes a network's choices: nested tuples in round brackets, without
// blanks.
func write(b *strings.Builder, v literal.Value) {
	l, ok := v.(literal.List)
	if !ok {
		fmt.Fprint(b, v)
		return
	}
	b.WriteByte('(')
	for i, x := range l {
		if i > 0 {
			b.WriteByte(',')
		}
		write(b, x)
	}
	b.WriteByte(')')
}

func tuple(l literal.List) string {
	var b strings.Builder
	write(&b, l)
	return b.String()
}
