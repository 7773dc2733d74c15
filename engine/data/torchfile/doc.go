// Package torchfile reads files written by torch.save, of both kinds: the zip
// archive with a pickle and one file for each storage (zip.go), and the older
// one of five pickles and raw storages behind them (legacy.go). It executes
// nothing; see package pickle.
package torchfile

import (
	"fmt"

	"naslab/engine/data/pickle"
	"naslab/engine/data/unpack"
)

// Load returns the object in a file of either kind.
func Load(b []byte) (any, error) {
	if unpack.IsZip(b) {
		return loadZip(b)
	}
	return loadLegacy(b)
}

// Tensors returns the tensors of a state dict by name, and the names in their
// order.
func Tensors(v any) (names []string, tensors map[string]*pickle.Tensor, err error) {
	d, ok := v.(*pickle.Dict)
	if !ok {
		return nil, nil, fmt.Errorf("torchfile: a dict of tensors was expected, not %s", pickle.KindOf(v))
	}
	tensors = map[string]*pickle.Tensor{}
	for i, k := range d.Keys {
		name, ok1 := k.(string)
		t, ok2 := d.Values[i].(*pickle.Tensor)
		if !ok1 || !ok2 {
			return nil, nil, fmt.Errorf("torchfile: a dict of tensors was expected, but it holds %s", pickle.KindOf(d.Values[i]))
		}
		names, tensors[name] = append(names, name), t
	}
	return names, tensors, nil
}
