package published_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math"
	"testing"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/published"
	"naslab/engine/data/tfrecord"
)

// FuzzRecords reads record files whose checksums are right.
func FuzzRecords(f *testing.F) {
	var message []byte
	for range 3 {
		var e []byte
		for i := range 5 {
			e = binary.LittleEndian.AppendUint64(append(e, byte((i+1)<<3|1)), math.Float64bits(0.9))
		}
		message = append(append(message, 1<<3|2, byte(len(e))), e...)
	}
	message = append(message, 2<<3, 100)
	f.Add(fmt.Appendf(nil, `["00005c142e6f48ac74fdcf73e3439874", 108, "010001000", "input,conv3x3-bn-relu,output", %q]`, base64.StdEncoding.EncodeToString(message)))
	f.Fuzz(func(t *testing.T, b []byte) {
		file := tfrecord.Append(nil, b)
		for range 2 {
			file = tfrecord.Append(file, b)
		}
		p, err := published.ReadRecords(bytes.NewReader(file))
		if err == nil && p.Frame.Len() != 1 {
			t.Errorf("three runs of one cell are %d rows", p.Frame.Len())
		}
	})
}

// cells is the order of two cells of NAS-Bench-201.
type cells struct{}

func (cells) Texts(_, column string) ([]string, error) {
	if column == "index" {
		return []string{"0", "1"}, nil
	}
	return []string{"000000", "210342"}, nil
}

// FuzzRead hands any bytes to the readers of text: CSV, JSON, YAML and lines.
func FuzzRead(f *testing.F) {
	var files []*catalogue.File
	seen := map[string]bool{}
	for _, x := range catalogue.Files() {
		kind := x.Source.Repo + x.Format + fmt.Sprint(x.Feeds)
		if published.Known(x) && !seen[kind] {
			seen[kind], files = true, append(files, x)
		}
	}
	for _, s := range []string{
		",net,val_accs,fisher\n0,\"(2, 1, 0, 3, 4, 2)\",53.8,nan\n", `{"cifar10": {"(2, 1, 0, 3, 4, 2)": {"snip": NaN, "flops": {"score": 1, "time": 2}, "val_accuracy": 9}}}`,
		"s1_cifar10:\n  0.0_0.0003:\n    1: 2.5\n", "a, b\n 1, 2\n", "MBConv-input:100x100x16:\n  mean: 0.45\n", "[[1], [4, 0]], 0.5\n",
	} {
		for i := range files {
			f.Add(uint(i), []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, i uint, b []byte) {
		x := files[i%uint(len(files))]
		parts, err := published.Read(x, b, cells{})
		if err != nil {
			return
		}
		for _, p := range parts {
			for _, k := range p.Key {
				if p.Frame.Index(k) < 0 {
					t.Errorf("%s: its part of %s lacks %q of its key", x.ID, p.Table.Name, k)
				}
			}
		}
	})
}
