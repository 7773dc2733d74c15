package published_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/data/columns"
	"naslab/engine/data/published"
	"naslab/engine/data/tfrecord"
)

// record is a run of a cell: three evaluations with accuracies that tell epochs,
// repeat and moment apart.
func record(hash string, epochs, repeat int) []byte {
	var m []byte
	for i := range 3 {
		var e []byte
		for j, v := range []float64{float64(epochs * i / 2), float64(100 * i), 0.5, float64(epochs*100+repeat*10+i) / 1e5, 0.25} {
			e = binary.LittleEndian.AppendUint64(append(e, byte((j+1)<<3|1)), math.Float64bits(v))
		}
		m = append(append(m, 1<<3|2, byte(len(e))), e...)
	}
	m = append(m, 2<<3, 77)
	return fmt.Appendf(nil, `[%q, %d, "0110001100010000", "input,conv3x3-bn-relu,maxpool3x3,output", %q]`, hash, epochs, base64.StdEncoding.EncodeToString(m))
}

const (
	cellA = "00005c142e6f48ac74fdcf73e3439874"
	cellB = "0000718c96730a92ea6d5242f8ce77e2"
)

func file(records ...[]byte) []byte {
	var b []byte
	for _, r := range records {
		b = tfrecord.Append(b, r)
	}
	return b
}

func TestRecords(t *testing.T) {
	b := file(record(cellA, 108, 1), record(cellA, 108, 2), record(cellB, 108, 1), record(cellA, 4, 1), record(cellA, 108, 3))
	p, err := published.ReadRecords(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "records.nas")
	if err := p.Frame.Write(path); err != nil {
		t.Fatal(err)
	}
	x, err := columns.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		hash, column string
		want         float64
		has          bool
	}{
		{cellA, "valid_108_1", 0.10812, true}, {cellA, "valid_108_3", 0.10832, true}, {cellA, "valid_108_2_half", 0.10821, true},
		{cellA, "valid_4_1", 0.00412, true}, {cellB, "valid_108_1", 0.10812, true}, {cellB, "valid_108_2", 0, false},
		{cellB, "valid_4_1", 0, false}, {cellA, "seconds_108_1", 200, true}, {cellA, "test_108_1_half", 0.25, true}, {cellA, "params", 77, true},
	} {
		row, ok := x.Row(c.hash)
		col, err := x.Column(c.column)
		if err != nil || !ok {
			t.Errorf("%s: %v", c.column, err)
			continue
		}
		if v, has := col.Float(row); has != c.has || has && v != c.want {
			t.Errorf("%s of %s is %v, %v; want %v", c.column, c.hash, v, has, c.want)
		}
	}
	row, _ := x.Row(cellB)
	for column, want := range map[string]string{"adjacency_upper_rowmajor": "110111", "ops": "02", "vertices": "4"} {
		col, err := x.Column(column)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(col.AppendCell(nil, row)); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
}

func TestBadRecords(t *testing.T) {
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"none":    {nil, "the file has none"},
		"four":    {file(record(cellA, 108, 1), record(cellA, 108, 2), record(cellA, 108, 3), record(cellA, 108, 4)), "more than 3 runs"},
		"epochs":  {file(record(cellA, 0, 1)), "not of 0"},
		"op":      {file(bytes.Replace(record(cellA, 4, 1), []byte("maxpool3x3"), []byte("maxpool5x5"), 1)), "maxpool5x5"},
		"cut":     {file(record(cellA, 4, 1))[:50], "it is cut"},
		"no JSON": {file([]byte("x")), "five values"},
	} {
		if _, err := published.ReadRecords(bytes.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
