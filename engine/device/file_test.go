package device

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"naslab/engine/space"
)

// measured profiles two calls for real.
func measured(t *testing.T) *Measured {
	t.Helper()
	l := local(t, LocalConfig{Repeats: 4, Warmup: 1})
	m, err := NewMeasured("box", l.Machine())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		p, err := l.Profile(ctx, Subject{Name: "net", Run: spin(time.Duration(i+1) * time.Millisecond), Batch: 1, Params: 10, FLOPs: 20})
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Add(space.Arch{Space: "toy", Genes: []int{i, 0}}, p); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func TestDeviceFile(t *testing.T) {
	m := measured(t)
	path := filepath.Join(t.TempDir(), "box.json")
	if err := m.Save(path); err != nil {
		t.Fatal(err)
	}
	back, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if back.Name() != "box" || back.Machine() != m.Machine() || !reflect.DeepEqual(back.Archs(), m.Archs()) {
		t.Errorf("%v came back as %v", m, back)
	}
	if !reflect.DeepEqual(back.Profiles(), m.Profiles()) {
		t.Errorf("profiles %+v\ncame back as %+v", m.Profiles()[0], back.Profiles()[0])
	}
	if back.Table().String() != m.Table().String() {
		t.Errorf("the table changed to\n%s", back.Table())
	}

	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(text)-2; n += 97 { // the last line break may be missing
		if _, err := parse(text[:n]); err == nil || !strings.Contains(err.Error(), "cut off after") {
			t.Fatalf("cut after %d of %d bytes: error %v", n, len(text), err)
		}
	}
}

func TestDeviceFileErrors(t *testing.T) {
	good, err := json.Marshal(deviceFile{Format: fileFormat, Version: fileVersion, Name: "box", Records: []record{
		{space.Arch{Space: "toy", Genes: []int{1}}, &Profile{Latency: []Timing{{Samples: []float64{1, 2}, First: 1}}, Memory: Memory{Samples: []float64{3}}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parse(good); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ from, to, want string }{
		"format":     {fileFormat, "other thing", "it is no device file"},
		"version":    {`"version":1`, `"version":2`, "its version is 2"},
		"name":       {`"name":"box"`, `"name":""`, "is empty"},
		"samples":    {`[1,2]`, `[]`, "record 0"},
		"time":       {`[1,2]`, `[1,-2]`, "sample 1 is -2 ms"},
		"round":      {`"first":1`, `"first":3`, "3 of them in the first round"},
		"memory":     {`[3]`, `[-3]`, "a memory sample is -3 MB"},
		"kind":       {`[1,2]`, `"many"`, "it is no device file"},
		"space":      {`"space":"toy"`, `"space":""`, "names no space"},
		"genes":      {`"genes":[1]`, `"genes":[]`, "has no genes"},
		"no profile": {`"profile":{`, `"profile":null,"other":{`, "has no profile"},
		"text":       {string(good), "hello", "it is no device file"},
		"empty":      {string(good), "", "cut off after 0 bytes"},
	} {
		text := strings.Replace(string(good), test.from, test.to, 1)
		if text == string(good) {
			t.Fatalf("%s: %q is not in the file", name, test.from)
		}
		if _, err := parse([]byte(text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", name, err, test.want)
		}
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none.json")); err == nil || !strings.Contains(err.Error(), "none.json") {
		t.Errorf("error %v", err)
	}
	m, _ := NewMeasured("box", Machine{})
	if err := m.Save(filepath.Join(t.TempDir(), "no", "folder", "x.json")); err == nil || !strings.Contains(err.Error(), "can be written") {
		t.Errorf("error %v", err)
	}
}

func TestProfileTable(t *testing.T) {
	m := measured(t)
	out := m.Table()
	if out.Len() != 2 {
		t.Errorf("%d rows", out.Len())
	}
	text := out.String()
	for _, want := range []string{"latency (ms)", "spread (ms)", "memory (MB)", "machine: "} {
		if !strings.Contains(text, want) {
			t.Errorf("the table lacks %q:\n%s", want, text)
		}
	}
}
