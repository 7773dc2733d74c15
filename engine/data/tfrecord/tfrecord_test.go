package tfrecord_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"naslab/engine/data/tfrecord"
)

// message builds the measurements of a run.
func message(params int, evaluations ...[5]float64) []byte {
	var b []byte
	for _, e := range evaluations {
		var m []byte
		for i, v := range e {
			m = binary.LittleEndian.AppendUint64(append(m, byte((i+1)<<3|1)), math.Float64bits(v))
		}
		m = append(m, 6<<3|2, 2, 'x', 'y') // the name of a checkpoint
		b = append(binary.AppendUvarint(append(b, 1<<3|2), uint64(len(m))), m...)
	}
	b = binary.AppendUvarint(append(b, 2<<3), uint64(params))
	return binary.LittleEndian.AppendUint64(append(b, 3<<3|1), math.Float64bits(9))
}

const hash = "00005c142e6f48ac74fdcf73e3439874"

func record(metrics []byte) []byte {
	return fmt.Appendf(nil, `[%q, 108, "0110000100000010000001100000000", "input,conv3x3-bn-relu,output", %q]`, hash, base64.StdEncoding.EncodeToString(metrics))
}

func good() []byte {
	m := message(8555530, [5]float64{0, 0, .1, .1, .1}, [5]float64{54, 900, .9, .8, .7}, [5]float64{108, 1800, 1, .93, .92})
	return bytes.Replace(record(m), []byte("0110000100000010000001100000000"), []byte("010001000"), 1)
}

// TestChecksum takes the known CRC-32C of a text, rotated and shifted by hand.
func TestChecksum(t *testing.T) {
	if got := tfrecord.Checksum(nil); got != 0xa282ead8 {
		t.Errorf("the checksum of nothing is %08x", got)
	}
	// The CRC-32C of "123456789" is e3069283.
	want := uint32(0xe3069283)>>15 | uint32(0xe3069283&0x7fff)<<17
	if got := tfrecord.Checksum([]byte("123456789")); got != want+0xa282ead8 {
		t.Errorf("the checksum of 123456789 is %08x", got)
	}
}

func TestRecords(t *testing.T) {
	file := tfrecord.Append(tfrecord.Append(nil, []byte("one")), nil)
	r := tfrecord.NewReader(bytes.NewReader(file))
	for _, want := range []string{"one", ""} {
		if b, err := r.Next(); err != nil || string(b) != want {
			t.Errorf("record %q, %v; want %q", b, err, want)
		}
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last: %v", err)
	}
	for n := range file {
		err := readAll(file[:n])
		if whole := n == 0 || n == 19; (err == nil) != whole {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
		bad := bytes.Clone(file)
		bad[n] ^= 1
		if readAll(bad) == nil {
			t.Errorf("byte %d changed: no error", n)
		}
	}
}

func readAll(b []byte) error {
	for r := tfrecord.NewReader(bytes.NewReader(b)); ; {
		if _, err := r.Next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestRun(t *testing.T) {
	r, err := tfrecord.ParseRun(good())
	if err != nil {
		t.Fatal(err)
	}
	if r.Hash != hash || r.Epochs != 108 || r.Params != 8555530 || len(r.Operations) != 3 || r.Evaluations[2].Valid != .93 || r.Evaluations[1].Seconds != 900 {
		t.Errorf("the run is %+v", r)
	}
}

func TestBadRuns(t *testing.T) {
	one := [5]float64{}
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"no JSON":         {[]byte("x"), "five values"},
		"matrix":          {record(message(1, one, one, one)), "do not fit together"},
		"two evaluations": {replace(good(), message(1, one, one)), "three evaluations"},
		"not finite":      {replace(good(), message(1, one, one, [5]float64{math.NaN()})), "not finite"},
		"cut":             {replace(good(), message(1, one, one, one)[:40]), "fits in it"},
		"kind":            {replace(good(), []byte{1<<3 | 3}), "kind 3"},
		"field 0":         {replace(good(), []byte{0}), "a field was expected"},
	} {
		if _, err := tfrecord.ParseRun(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// replace gives a record other measurements.
func replace(record, metrics []byte) []byte {
	i := bytes.LastIndex(record, []byte(`, "`))
	return fmt.Appendf(bytes.Clone(record[:i]), `, %q]`, base64.StdEncoding.EncodeToString(metrics))
}

func FuzzRun(f *testing.F) {
	f.Add(good())
	raw, _ := hex.DecodeString("0a00")
	f.Add(replace(good(), raw))
	f.Fuzz(func(t *testing.T, b []byte) {
		tfrecord.ParseRun(b)
		readAll(b)
	})
}
