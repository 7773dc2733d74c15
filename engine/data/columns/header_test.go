package columns_test

import (
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"

	"naslab/engine/data/columns"
)

// assemble makes a file of a header and a body with all checksums right, so
// that what is behind them is reached.
func assemble(head, body []byte) []byte {
	crc := func(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }
	var h map[string]any
	if json.Unmarshal(head, &h) == nil {
		mend(h, body, crc)
		head, _ = json.Marshal(h)
	}
	start := (24 + len(head) + 7) / 8 * 8
	b := append([]byte(nil), "naslabT1"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(head)))
	b = binary.LittleEndian.AppendUint32(b, crc(head))
	b = binary.LittleEndian.AppendUint64(b, uint64(start+len(body)))
	b = append(b, head...)
	b = append(b, make([]byte, start-len(b))...)
	return append(b, body...)
}

// mend puts the right checksum into every piece that lies in the body.
func mend(v any, body []byte, crc func([]byte) uint32) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			mend(x, body, crc)
		}
	case map[string]any:
		at, ok1 := v["at"].(float64)
		n, ok2 := v["len"].(float64)
		if ok1 && ok2 && at >= 0 && n >= 0 && at+n <= float64(len(body)) {
			v["sum"] = crc(body[int(at) : int(at)+int(n)])
		}
		for _, x := range v {
			mend(x, body, crc)
		}
	}
}

// FuzzHeader opens files whose checksums are right and whose header lies.
func FuzzHeader(f *testing.F) {
	whole, err := os.ReadFile(write(f, frame(f)))
	if err != nil {
		f.Fatal(err)
	}
	size := int(binary.LittleEndian.Uint32(whole[8:]))
	f.Add(whole[24:24+size], whole[(24+size+7)/8*8:])
	f.Add([]byte(`{"name":"t","key":["a"],"rows":2,"index":{"at":0,"len":16},"columns":[{"name":"a","kind":"text","enc":"t1","texts":1,"data":{"at":0,"len":2},"ends":{"at":8,"len":4},"dict":{"at":16,"len":3}}]}`), make([]byte, 24))
	f.Fuzz(func(t *testing.T, head, body []byte) {
		path := filepath.Join(t.TempDir(), "f.nas")
		if err := os.WriteFile(path, assemble(head, body), 0o600); err != nil {
			t.Fatal(err)
		}
		tab, err := columns.Open(path)
		if err != nil || tab.Verify() != nil {
			return
		}
		csvOf(t, tab)
		for _, n := range tab.Columns() {
			c, err := tab.Column(n)
			if err != nil {
				t.Fatal(err)
			}
			for row := range min(c.Len(), 1000) {
				c.Float(row)
				c.Int(row)
				c.Text(row)
				c.Why(row)
			}
		}
		tab.Row("1")
		tab.RowInt(0)
		if x, err := tab.Frame(); err == nil {
			x.Len()
		}
	})
}
