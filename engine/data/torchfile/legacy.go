package torchfile

import (
	"encoding/binary"
	"fmt"
	"math/big"

	"naslab/engine/data/pickle"
)

// The older file begins with this number, and this version, each a pickle.
const legacyVersion = 1001

var legacyMagic, _ = new(big.Int).SetString("1950a86a20f9469cfc6c", 16)

// legacy is a file of the older kind being read.
type legacy struct {
	in []byte
	at int
}

// next reads the next pickle.
func (l *legacy) next(what string, o pickle.Options) (any, error) {
	v, n, err := pickle.Load(l.in[l.at:], o)
	if err != nil {
		return nil, fmt.Errorf("torchfile: %s, a pickle from offset %d on, cannot be read: %w", what, l.at, err)
	}
	l.at += n
	return v, nil
}

func loadLegacy(b []byte) (any, error) {
	l := &legacy{in: b}
	if v, err := l.next("the file's kind", pickle.Options{}); err != nil {
		return nil, err
	} else if n, ok := v.(*big.Int); !ok || n.Cmp(legacyMagic) != 0 {
		return nil, fmt.Errorf("torchfile: the file was not written by torch.save: it begins with another number")
	}
	if v, err := l.next("the file's version", pickle.Options{}); err != nil {
		return nil, err
	} else if v != int64(legacyVersion) {
		return nil, fmt.Errorf("torchfile: version %v of torch's files is not read; %d is", v, legacyVersion)
	}
	if err := l.system(); err != nil {
		return nil, err
	}
	storages := map[string]*pickle.Storage{}
	v, err := l.next("the object", pickle.Options{Persistent: func(id any) (any, error) {
		s, key, err := pickle.NewStorage(id)
		if err != nil {
			return nil, err
		}
		if t := id.(pickle.Tuple); len(t) > 5 && t[5] != nil {
			return nil, fmt.Errorf("views of storages are not read")
		}
		if s.Bytes() > len(b) {
			return nil, fmt.Errorf("storage %.40q would be longer than the file", key)
		}
		if old := storages[key]; old != nil {
			return old, nil
		}
		storages[key] = s
		return s, nil
	}})
	if err != nil {
		return nil, err
	}
	return v, l.fill(storages)
}

// system tests that the file is little-endian.
func (l *legacy) system() error {
	v, err := l.next("the system's description", pickle.Options{})
	if err != nil {
		return err
	}
	d, ok := v.(*pickle.Dict)
	if !ok {
		return fmt.Errorf("torchfile: a description of the system was expected, not %s", pickle.KindOf(v))
	}
	if little, _ := d.Get("little_endian"); little != true {
		return fmt.Errorf("torchfile: only little-endian files are read")
	}
	return nil
}

// fill reads the storages: their keys in order, then for each a count of
// elements and the elements.
func (l *legacy) fill(storages map[string]*pickle.Storage) error {
	v, err := l.next("the list of storages", pickle.Options{})
	if err != nil {
		return err
	}
	keys, ok := v.(*pickle.List)
	if !ok || len(keys.Items) != len(storages) {
		return fmt.Errorf("torchfile: a list of %d storages was expected", len(storages))
	}
	for _, k := range keys.Items {
		key, _ := k.(string)
		s := storages[key]
		if s == nil || s.Data != nil {
			return fmt.Errorf("torchfile: the list of storages holds %.40q, which the object does not use, or twice", key)
		}
		if len(l.in)-l.at < 8+s.Bytes() {
			return fmt.Errorf("torchfile: offset %d: storage %.40q of %d bytes was expected, but only %d are left; the file is cut", l.at, key, s.Bytes(), max(0, len(l.in)-l.at-8))
		}
		if n := binary.LittleEndian.Uint64(l.in[l.at:]); n != uint64(s.Len) {
			return fmt.Errorf("torchfile: offset %d: storage %.40q has %d elements and should have %d", l.at, key, n, s.Len)
		}
		s.Data = l.in[l.at+8 : l.at+8+s.Bytes()]
		l.at += 8 + s.Bytes()
	}
	if l.at != len(l.in) {
		return fmt.Errorf("torchfile: %d bytes follow the last storage; the file is damaged", len(l.in)-l.at)
	}
	return nil
}
