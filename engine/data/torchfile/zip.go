package torchfile

import (
	"fmt"
	"strings"

	"naslab/engine/data/pickle"
	"naslab/engine/data/unpack"
)

func loadZip(b []byte) (any, error) {
	a, err := unpack.Zip(b)
	if err != nil {
		return nil, fmt.Errorf("torchfile: %w", err)
	}
	folder := ""
	for _, n := range a.Names() {
		if dir, ok := strings.CutSuffix(n, "/data.pkl"); ok && !strings.Contains(dir, "/") {
			folder = dir
		}
	}
	if folder == "" {
		return nil, fmt.Errorf("torchfile: the zip file holds no data.pkl; it was not written by torch.save")
	}
	if a.Has(folder + "/byteorder") {
		if order, err := a.Read(folder + "/byteorder"); err != nil || string(order) != "little" {
			return nil, fmt.Errorf("torchfile: only little-endian files are read")
		}
	}
	code, err := a.Read(folder + "/data.pkl")
	if err != nil {
		return nil, fmt.Errorf("torchfile: %w", err)
	}
	storages := map[string]*pickle.Storage{}
	return pickle.LoadAll(code, pickle.Options{Persistent: func(id any) (any, error) {
		s, key, err := pickle.NewStorage(id)
		if err != nil {
			return nil, err
		}
		if old := storages[key]; old != nil {
			if old.Type != s.Type || old.Len != s.Len {
				return nil, fmt.Errorf("storage %.40q is described in two ways", key)
			}
			return old, nil
		}
		if s.Data, err = a.Read(folder + "/data/" + key); err != nil {
			return nil, err
		}
		if len(s.Data) != s.Bytes() {
			return nil, fmt.Errorf("storage %.40q has %d bytes and should have %d", key, len(s.Data), s.Bytes())
		}
		storages[key] = s
		return s, nil
	}})
}
