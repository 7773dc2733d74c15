package tabular_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/bench/tabular"
	"naslab/engine/space"
)

const mine = "arch,\"accuracy (%, higher)\",\"latency@pi4 (ms, batch 1)\",#note\n" +
	"pair:00,90.5,12,a\npair:01,,7.25,b\npair:12,93,30,c\n"

func pair(t *testing.T) space.Space {
	t.Helper()
	s, err := space.NewFuncs("pair", []space.Dim{space.Numbers("depth", 1, 2), space.Numbers("width", 1, 2, 3)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func read(t *testing.T, text string, s space.Space) *tabular.Bench {
	t.Helper()
	b, err := tabular.ReadCSV(t.Context(), "mine", strings.NewReader(text), s)
	if err != nil {
		t.Fatal(err)
	}
	benchtest.Run(t, b)
	return b
}

func TestCSV(t *testing.T) {
	b := read(t, mine, pair(t))
	want := []bench.Metric{
		{Name: "accuracy", Unit: "%", Maximise: true, Lo: 90.5, Hi: 93},
		{Name: "latency@pi4", Unit: "ms", Device: "pi4", Batch: 1, Lo: 7.25, Hi: 30},
	}
	for i, m := range b.Metrics() {
		if i >= len(want) || m.String() != want[i].String() || m.Lo != want[i].Lo || m.Hi != want[i].Hi || m.Device != want[i].Device {
			t.Errorf("metric %d is %+v", i, m)
		}
	}
	missing := math.NaN()
	for genes, x := range map[[2]int][2]float64{{0, 0}: {90.5, 12}, {0, 1}: {missing, 7.25}, {1, 2}: {93, 30}, {1, 0}: {missing, missing}} {
		r, err := b.Query(t.Context(), space.Arch{Space: "pair", Genes: genes[:]}, bench.Query{})
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range r.Values {
			if v.Missing != math.IsNaN(x[i]) || !v.Missing && v.X != x[i] {
				t.Errorf("%v: %v, want %v", genes, r.Values, x)
			}
		}
	}
}

// TestCSVWithoutSpace makes the rows a space: of whole architectures, and of
// decisions.
func TestCSVWithoutSpace(t *testing.T) {
	b := read(t, "arch,x (lower)\npair:00,1\npair:01,2\npair:12,3\n", nil)
	if n, err := space.Size(b.Space()); err != nil || n != 3 || b.Space().Dims()[0].Choices[2] != "pair:12" {
		t.Errorf("%v, %v", n, err)
	}
	b = read(t, "width,act,code,x (lower)\n16,relu,01,1\n4,gelu,1,2\n16.0,gelu,01,3\n", nil)
	dims := b.Space().Dims()
	if fmt.Sprint(dims[0].Values) != "[4 16]" || fmt.Sprint(dims[1].Choices) != "[relu gelu]" || dims[1].Values != nil || dims[2].Values != nil {
		t.Errorf("the decisions are %v", dims)
	}
	if a, err := b.Arch(2); err != nil || a.Key() != "110" {
		t.Errorf("row 2 is %v, %v", a, err)
	}
}

// TestCSVByDecision reads a column per decision, in any order, and a decision
// that does not always count.
func TestCSVByDecision(t *testing.T) {
	dims := []space.Dim{space.Numbers("depth", 1, 2), space.Labels("act", "relu", "gelu"), space.Numbers("width", 4, 8)}
	dims[2].When, dims[2].In = "depth", []int{1}
	s, err := space.NewFuncs("mix", dims, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := read(t, "act,error (%),width,depth\r\ngelu,5,,1\r\nrelu,4,8.0,2\r\n\r\n", s)
	for row, key := range []string{"010", "101"} {
		if a, err := b.Arch(row); err != nil || a.Key() != key {
			t.Errorf("row %d is %v, %v", row, a, err)
		}
	}
	for text, want := range map[string]string{
		"depth,act,width,error (%)\n1,gelu,,5\n1,gelu,8,4\n":  "line 3: the architecture mix:011 stands in line 2 already", // the width decides nothing
		"depth,act,width,error (%)\n2,gelu,,5\n":              `line 2: width is ""; its choices are 4, 8`,
		"depth,act,width,error (%)\n2,swish,4,5\n":            `line 2: act is "swish"; its choices are relu, gelu`,
		"depth,act,error (%)\n2,gelu,5\n":                     "line 1: the decision width of space mix has no column",
		"depth,act,wdith,error (%)\n2,gelu,4,5\n":             `line 1: the column "wdith" is no decision of space mix (depth, act, width)`,
		"depth,depth,act,width,error (%)\n1,1,gelu,4,5\n":     `line 1: the column "depth" stands twice`,
		"depth,act,width,error (%),note\n2,gelu,4,5,a word\n": `or "#note" to leave it out`,
	} {
		refuse(t, text, s, want)
	}
}

// TestCSVFidelity reads curves and what training takes.
func TestCSVFidelity(t *testing.T) {
	b := read(t, `depth,width,"accuracy (%, fidelity 0.5)",accuracy (%),"train_time (min, cost)","latency@pi4 (ms)"`+"\n"+
		"1,1,70,90,10,3\n1,2,,91,,4\n2,1,72,92,30,\n", pair(t))
	for _, c := range []struct {
		genes    [2]int
		metric   string
		fidelity float64
		x        float64
		cost     time.Duration
	}{
		{[2]int{0, 0}, "accuracy", 0, 90, 10 * time.Minute},
		{[2]int{0, 0}, "accuracy", 0.5, 70, 5 * time.Minute},
		{[2]int{0, 1}, "accuracy", 0.5, math.NaN(), 0},
		{[2]int{0, 1}, "accuracy", 1, 91, 0},
		{[2]int{0, 0}, "latency@pi4", 1, 3, 0},
		{[2]int{1, 0}, "train_time", 1, 30, 30 * time.Minute},
	} {
		r, err := b.Query(t.Context(), space.Arch{Space: "pair", Genes: c.genes[:]}, bench.Query{Metrics: []string{c.metric}, Fidelity: c.fidelity})
		if err != nil || r.Cost != c.cost || r.Values[0].X != c.x && !(r.Values[0].Missing && math.IsNaN(c.x)) {
			t.Errorf("%v: %v, %v, %v", c, r.Values[0], r.Cost, err)
		}
	}
}

func refuse(t *testing.T, text string, s space.Space, want string) {
	t.Helper()
	_, err := tabular.ReadCSV(t.Context(), "mine", strings.NewReader(text), s)
	if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") || len(err.Error()) > 400 {
		t.Errorf("%.60q: %v; want %q", text, err, want)
	}
}

func TestCSVErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                                              "it is empty",
		"\n\n":                                          "it is empty",
		"error (ms),loss (ms)\n1,2\n":                   `no column says which architecture`,
		"arch,x (lower)\n":                              "a header and no rows",
		"arch,x (lower)\npair:00,1\npair:00,2\n":        "line 3: the architecture pair:00 stands in line 2 already",
		"arch,x (lower)\npair:09,1\n":                   "line 2: space: parse",
		"arch,x (lower)\nnb201:000000,1\n":              "line 2: space: parse",
		"arch,x (lower)\n,1\n":                          "line 2: arch is empty",
		"arch\npair:00\n":                               "no column is a metric",
		"arch,note\npair:00,a\n":                        "no column is a metric",
		"arch,x (lower),note\npair:00,1,a\n":            `line 1: the column "note" says no unit`,
		"arch,x (ms\npair:00,1\n":                       "bracket that does not end",
		"arch,@pi (ms)\npair:00,1\n":                    "has no metric",
		"arch,\n\n":                                     "line 1: column 2 has no heading",
		"arch,quality (points)\npair:00,1\n":            "does not say what is better",
		"arch,\"x (lower, batch 0)\"\npair:00,1\n":      "give a whole number from 1 on",
		"arch,\"error (%, fidelity 2)\"\npair:00,1\n":   "a fraction of full training",
		"arch,\"error (%, fidelity 0.5)\"\npair:00,1\n": "none of full training",
		"arch,\"error (%, fidelity 0.5)\",error (lower)\npair:00,1,1\n":     "differ in more than the fidelity",
		"arch,error (%),error (%)\npair:00,1,1\n":                           "the metric error stands twice",
		"arch,\"time (GB, cost)\"\npair:00,1\n":                             "give a unit of time",
		"arch,\"a (s, cost)\",\"b (s, cost)\"\npair:00,1,1\n":               "both a and b are a cost",
		"arch,\"a (s, cost)\"\npair:00,-1\n":                                `line 2: "a (s, cost)" is -1; a cost is 0 or more`,
		"arch,\"x (ms, fast)\"\npair:00,1\n":                                `has "fast" in its brackets`,
		"arch,x (lower)\npair:00\n":                                         "line 2 has 1 cell and the header 2",
		"arch,x (lower),y (lower)\npair:00,1,2\npair:01,1":                  "line 3 has 2 cells and the header 3; the file seems to be cut off there",
		"arch,x (lower)\npair:00,NaN\n":                                     `line 2: "x (lower)" is "NaN", which is no finite number; leave the cell empty`,
		"arch,x (lower)\npair:00,-Inf\n":                                    "no finite number",
		"arch,x (lower)\n\npair:00,n/a\n":                                   "line 3",
		"arch,x (lower)\npair:00," + strings.Repeat("9", 500) + "\n":        "no finite number",
		"arch;x (lower)\npair:00;1\n":                                       "parted by semicolons",
		"arch,x (lower)\n\"pair:00,1\n":                                     "line 2 has a quote",
		"arch,x (lower)\n\"pair:\n00\",1\n":                                 "line 2 has a quote",
		"\x00\x01\x02,\xff\n":                                               "line 1 is no text",
		"\x1f\x8b\x08not gzip":                                              "gzip",
		"arch,x (lower)\n" + strings.Repeat("long", 1<<19):                  "line 2 is longer than",
		"arch,x (lower)\npair:00,1\n" + strings.Repeat("pair:01,2\n", 3000): "line 4",
	} {
		refuse(t, text, pair(t), want)
	}
	refuse(t, "width,accuracy\n1,2\n", nil, "no column is a metric")
	refuse(t, "width,accuracy,x (lower)\n1,2,3\n", nil, `the column "accuracy" says no unit`)
	refuse(t, "width,act,x (lower)\n1,,3\n", nil, "line 2: act is empty")
	refuse(t, "width,act,x (lower)\n1,a,3\n1.0,a,4\n", nil, "line 3: its architecture stands in line 2 already")
}

// TestCSVFiles opens what is there, packed or not, and refuses what is no file.
func TestCSVFiles(t *testing.T) {
	dir := t.TempDir()
	open := func(file string) (*tabular.Bench, error) {
		return tabular.OpenCSV(t.Context(), "mine", filepath.Join(dir, file), pair(t))
	}
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	io.WriteString(zip, mine)
	zip.Close()
	for file, data := range map[string][]byte{
		"mine.csv": []byte("\ufeff" + mine), "packed.csv.gz": packed.Bytes(), "cut.csv.gz": packed.Bytes()[:packed.Len()-12], "open.csv": []byte(mine[:len(mine)-1]),
	} {
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for file, notes := range map[string]int{"mine.csv": 0, "packed.csv.gz": 0, "open.csv": 1} {
		if b, err := open(file); err != nil || b.Len() != 3 || len(b.Notes()) != notes {
			t.Errorf("%s: %v, %v", file, b, err)
		}
	}
	for file, want := range map[string]string{"none.csv": "there is no file", "": "is a folder", "cut.csv.gz": "cut.csv.gz: it cannot be read beyond line"} {
		if _, err := open(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", file, err)
		}
	}
	if _, err := tabular.OpenCSV(t.Context(), "mine", os.DevNull, nil); err == nil || !strings.Contains(err.Error(), "no regular file") {
		t.Errorf("error %v", err)
	}
}

// endless gives rows for ever.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	line := fmt.Sprintf("%d,%d\n", e.n, e.n)
	if e.n == 0 {
		line = "arch,x (lower)\n"
	}
	e.n++
	return copy(p, line), nil
}

// TestCSVCancelled stops reading when the cell is cancelled.
func TestCSVCancelled(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := tabular.ReadCSV(ctx, "mine", &endless{}, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

// TestCSVDamaged reads ten thousand damaged tables: each is read or refused in
// one sentence.
func TestCSVDamaged(t *testing.T) {
	whole := "depth,width,\"accuracy (%, fidelity 0.5)\",accuracy (%),\"train_time (min, cost)\"\n1,1,70,90,10\n1,2,,91,\n2,3,\"7\",9,0\n"
	rng := rand.New(rand.NewPCG(1, 2))
	s := pair(t)
	for i := range 10000 {
		text := []byte(whole)
		for range 1 + rng.IntN(4) {
			at := rng.IntN(len(text))
			switch rng.IntN(4) {
			case 0:
				text[at] = byte(rng.IntN(256))
			case 1:
				text = text[:at+1]
			case 2:
				text = append(text[:at], text[min(len(text), at+1+rng.IntN(9)):]...)
			case 3:
				text[at] = "\",\n()#@-e"[rng.IntN(9)]
			}
			if len(text) == 0 {
				text = []byte{' '}
			}
		}
		of := s
		if i%2 == 0 {
			of = nil
		}
		b, err := tabular.ReadCSV(t.Context(), "mine", bytes.NewReader(text), of)
		if err == nil {
			_, err = b.Query(t.Context(), space.Sample(b.Space(), rng), bench.Query{})
			if err != nil {
				t.Fatalf("%q is read and cannot be asked: %v", text, err)
			}
		} else if strings.Contains(err.Error(), "\n") {
			t.Fatalf("%q: more than a sentence: %v", text, err)
		}
	}
}
