package pickle

import "fmt"

// FrameColumn returns a column of a pickled frame of pandas, found by its name,
// as values of plain kinds. Frames of pandas 0.25 to 2 are read: a manager that
// holds the axes and one block of values for each kind of element.
func FrameColumn(v any, name string) ([]any, error) {
	axes, blocks, err := frameParts(v)
	if err != nil {
		return nil, err
	}
	labels, err := indexLabels(axes[0])
	if err != nil {
		return nil, err
	}
	for i, l := range labels {
		if l == name {
			return blockRow(blocks, int64(i))
		}
	}
	return nil, fmt.Errorf("pickle: the frame has no column %q", name)
}

// frameParts finds the axes and blocks in an object that stands for a frame.
func frameParts(v any) (axes []any, blocks []any, err error) {
	bad := fmt.Errorf("pickle: a frame of pandas was expected, not %s", kindOf(v))
	o, ok := v.(*Object)
	if !ok || o.Class != "pandas.core.frame.DataFrame" {
		return nil, nil, bad
	}
	state, ok := o.State.(*Dict)
	if !ok {
		return nil, nil, bad
	}
	mgr, ok := state.Get("_mgr")
	if !ok {
		mgr, _ = state.Get("_data")
	}
	manager, ok := mgr.(*Object)
	if !ok {
		return nil, nil, bad
	}
	parts, ok := manager.State.(Tuple)
	if !ok || len(parts) < 4 {
		return nil, nil, fmt.Errorf("pickle: the frame's manager is of another layout than those that are known")
	}
	extra, ok := parts[3].(*Dict)
	if !ok {
		return nil, nil, fmt.Errorf("pickle: the frame's manager is of another layout than those that are known")
	}
	known, _ := extra.Get("0.14.1")
	layout, ok := known.(*Dict)
	if !ok {
		return nil, nil, fmt.Errorf("pickle: the frame's manager is of another layout than those that are known")
	}
	a, _ := layout.Get("axes")
	b, _ := layout.Get("blocks")
	if axes, blocks = items(a), items(b); len(axes) != 2 {
		return nil, nil, fmt.Errorf("pickle: a frame of two axes was expected")
	}
	return axes, blocks, nil
}

// indexLabels are the labels of an axis.
func indexLabels(v any) ([]any, error) {
	o, ok := v.(*Object)
	if !ok || len(o.Args) < 2 {
		return nil, fmt.Errorf("pickle: an axis of a frame was expected, not %s", kindOf(v))
	}
	d, ok := o.Args[1].(*Dict)
	if !ok {
		return nil, fmt.Errorf("pickle: the labels of a frame's axis were expected, not %s", kindOf(o.Args[1]))
	}
	data, _ := d.Get("data")
	a, ok := data.(*Array)
	if !ok || a.Kind != 'O' {
		return nil, fmt.Errorf("pickle: the labels of a frame's axis were expected as texts, not %s", kindOf(data))
	}
	return a.Objects, nil
}

// blockRow returns the values of column i, which stands in one of the blocks.
func blockRow(blocks []any, i int64) ([]any, error) {
	for _, b := range blocks {
		d, ok := b.(*Dict)
		if !ok {
			continue
		}
		values, _ := d.Get("values")
		place, _ := d.Get("mgr_locs")
		a, ok := values.(*Array)
		if !ok || len(a.Shape) != 2 {
			continue
		}
		row, ok := placeOf(place, i, a.Shape[0])
		if !ok {
			continue
		}
		n := a.Shape[1]
		out := make([]any, n)
		for j := range out {
			if a.Fortran {
				out[j] = a.At(j*a.Shape[0] + row)
			} else {
				out[j] = a.At(row*n + j)
			}
		}
		return out, nil
	}
	return nil, fmt.Errorf("pickle: column %d of the frame stands in none of its blocks", i)
}

// placeOf finds column i among those of a block, which come as a slice or as an
// array of numbers.
func placeOf(place any, i int64, rows int) (int, bool) {
	switch p := place.(type) {
	case *Object:
		if p.Class != "builtins.slice" || len(p.Args) != 3 {
			return 0, false
		}
		start, _ := p.Args[0].(int64)
		step, ok := p.Args[2].(int64)
		if !ok || step == 0 {
			step = 1
		}
		for r := range int64(rows) {
			if start+r*step == i {
				return int(r), true
			}
		}
	case *Array:
		for r := range min(rows, p.Len()) {
			if p.At(r) == i {
				return r, true
			}
		}
	}
	return 0, false
}
