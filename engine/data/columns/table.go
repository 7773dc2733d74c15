package columns

import (
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"naslab/engine/name"
)

// Len is the number of rows.
func (t *Table) Len() int { return t.head.Rows }

// Info is what the table says of itself.
func (t *Table) Info() Info { return t.head.Info }

// Path is the table's file.
func (t *Table) Path() string { return t.path }

// Fields describes the columns in their order.
func (t *Table) Fields() []Field {
	fields := make([]Field, len(t.head.Columns))
	for i := range fields {
		fields[i] = t.head.Columns[i].Field
	}
	return fields
}

// Has reports whether there is a column of that name.
func (t *Table) Has(column string) bool { _, ok := t.byName[column]; return ok }

// Column returns a column. The error of an unknown name gives the nearest ones.
func (t *Table) Column(column string) (*Column, error) {
	i, ok := t.byName[column]
	if !ok {
		names := make([]string, 0, len(t.byName))
		for _, c := range t.head.Columns {
			names = append(names, c.Name)
		}
		return nil, fmt.Errorf("table %s: %w", t.head.Name, name.Miss("column", column, names, ""))
	}
	return t.load(i)
}

// String is one line.
func (t *Table) String() string {
	return fmt.Sprintf("table %s: %d rows, %d columns", t.head.Name, t.head.Rows, len(t.head.Columns))
}

// keys finds rows.
type keys struct {
	once  sync.Once
	err   error
	index []byte
	cols  []*Column
}

func (k *keys) load(t *Table) error {
	k.once.Do(func() { k.err = k.read(t) })
	return k.err
}

func (k *keys) read(t *Table) error {
	if t.head.Index == nil {
		return nil
	}
	for _, n := range t.head.Key {
		c, err := t.Column(n)
		if err != nil {
			return err
		}
		k.cols = append(k.cols, c)
	}
	index, err := t.bytes(t.head.Index, "its index of keys")
	if err != nil {
		return err
	}
	for i := 0; i < len(index); i += 4 {
		if binary.LittleEndian.Uint32(index[i:]) > uint32(t.head.Rows) {
			return t.damaged("its index names rows that are not there")
		}
	}
	k.index = index
	return nil
}

// Row returns the row of a key: the texts of the key's columns, in the order of
// [Info.Key]. It is -1 and false when there is none. It takes some tens of
// nanoseconds, and allocates nothing after the first call.
func (t *Table) Row(key ...string) (int, bool) {
	if t.keys.load(t) != nil || len(t.keys.cols) != len(key) || len(key) == 0 {
		return -1, false
	}
	h := hashSeed
	for _, s := range key {
		h = hashPart(h, s)
	}
	places := len(t.keys.index) / 4
	at := int(mix(h)) & (places - 1)
	for range places {
		row := int(binary.LittleEndian.Uint32(t.keys.index[4*at:])) - 1
		if row < 0 {
			return -1, false
		}
		if t.keys.match(row, key) {
			runtime.KeepAlive(t)
			return row, true
		}
		at = (at + 1) & (places - 1)
	}
	return -1, false
}

func (k *keys) match(row int, key []string) bool {
	var buf [32]byte
	for i, c := range k.cols {
		if c.state != nil && c.state[row] != 0 { // the text of a gap, and not the number that stands for it
			if string(c.AppendCell(buf[:0], row)) != key[i] {
				return false
			}
		} else if c.enc >= text1 {
			if c.entry(c.code(row)) != key[i] {
				return false
			}
		} else if c.enc <= whole8 {
			if string(strconv.AppendInt(buf[:0], c.code(row), 10)) != key[i] {
				return false
			}
		} else if string(c.AppendCell(buf[:0], row)) != key[i] {
			return false
		}
	}
	return true
}

// RowInt returns the row of a whole number in a key of one column, such as the
// index of a cell.
func (t *Table) RowInt(key int64) (int, bool) {
	if key >= 0 && key < int64(t.Len()) && t.keys.load(t) == nil && len(t.keys.cols) == 1 {
		if v, ok := t.keys.cols[0].Int(int(key)); ok && v == key { // rows numbered from 0 on
			return int(key), true
		}
	}
	var buf [20]byte
	return t.Row(string(strconv.AppendInt(buf[:0], key, 10)))
}

// Columns returns the names of all columns in their order.
func (t *Table) Columns() []string {
	names := make([]string, len(t.head.Columns))
	for i := range names {
		names[i] = t.head.Columns[i].Name
	}
	return slices.Clip(names)
}

// Bytes is the length of the table's file.
func (t *Table) Bytes() int64 { return int64(len(t.region.bytes)) }
