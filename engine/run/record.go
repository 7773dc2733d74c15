package run

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"naslab/engine/bench"
	"naslab/engine/search"
	"naslab/engine/space"
)

// record is one evaluation as it stands in a study.
type record struct {
	trial   search.Trial
	key     string    // the network, for people: its canonical form
	values  []float64 // objectives, then extras, as measured; NaN where missing; nil when it failed
	seconds float64   // wall-clock time of the evaluation
	cost    float64   // seconds that the reading stands for
	same    int       // the trial whose values were looked up; -1 when it was evaluated
}

// line is a record as it stands in trials.jsonl.
type line struct {
	ID       int                `json:"id"`
	Arch     string             `json:"arch"`
	Genes    []int              `json:"genes"`
	Fidelity float64            `json:"fidelity"`
	Values   map[string]float64 `json:"values"`
	Seconds  float64            `json:"seconds"`
	Cost     float64            `json:"cost"`
	Same     *int               `json:"same"`
	Failed   string             `json:"failed"`
}

// codec writes and reads the lines of one study.
type codec struct {
	space      string
	objectives []bench.Metric
	metrics    []bench.Metric // objectives, then extras
	keys       [][]byte       // metric names in JSON with a colon
}

func newCodec(m meta) *codec {
	c := &codec{space: m.Space, objectives: m.Objectives, metrics: slices.Concat(m.Objectives, m.Extra)}
	for _, metric := range c.metrics {
		c.keys = append(c.keys, append(appendString(nil, metric.Name), ':'))
	}
	return c
}

// append writes r as one line. The order of the fields is fixed and numbers
// keep all their digits. It is written by hand because it runs once per
// evaluation.
func (c *codec) append(b []byte, r *record) []byte {
	b = strconv.AppendInt(append(b, `{"id":`...), int64(r.trial.ID), 10)
	b = appendString(append(b, `,"arch":`...), r.key)
	b = append(b, `,"genes":[`...)
	for i, g := range r.trial.Arch.Genes {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(g), 10)
	}
	b = append(b, ']')
	if r.trial.Fidelity != 0 {
		b = appendFloat(append(b, `,"fidelity":`...), r.trial.Fidelity)
	}
	if r.values != nil {
		b = c.appendValues(b, r.values)
	}
	b = appendFloat(append(b, `,"seconds":`...), r.seconds)
	if r.cost != 0 {
		b = appendFloat(append(b, `,"cost":`...), r.cost)
	}
	if r.same >= 0 {
		b = strconv.AppendInt(append(b, `,"same":`...), int64(r.same), 10)
	}
	if r.trial.Failed != "" {
		b = appendString(append(b, `,"failed":`...), r.trial.Failed)
	}
	return append(b, "}\n"...)
}

func (c *codec) appendValues(b []byte, values []float64) []byte {
	b = append(b, `,"values":{`...)
	first := true
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue // an extra that is missing
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = appendFloat(append(b, c.keys[i]...), v)
	}
	return append(b, '}')
}

func appendFloat(b []byte, x float64) []byte { return strconv.AppendFloat(b, x, 'g', -1, 64) }

func appendString(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil { // never for a string
		return append(b, `""`...)
	}
	return append(b, quoted...)
}

// parse reads all whole lines of text. It returns the records and the length of
// the text up to the last whole line; a torn last line lies beyond. A bad line
// before the last is an error.
func (c *codec) parse(text []byte) (list []record, whole int, err error) {
	for whole < len(text) {
		n := bytes.IndexByte(text[whole:], '\n')
		if n < 0 {
			return list, whole, nil
		}
		r, err := c.read(text[whole:whole+n], len(list))
		if err != nil && whole+n+1 == len(text) {
			return list, whole, nil // torn, though a line end came through
		}
		if err != nil {
			return nil, 0, fmt.Errorf("line %d is damaged: %w; put back a copy of the file, or cut it before that line and resume the study", len(list)+1, err)
		}
		list = append(list, r)
		whole += n + 1
	}
	return list, whole, nil
}

func (c *codec) read(text []byte, id int) (record, error) {
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return record{}, err
	}
	if l.ID != id || len(l.Genes) == 0 {
		return record{}, fmt.Errorf("it is not trial %d", id)
	}
	r := record{key: l.Arch, seconds: l.Seconds, cost: l.Cost, same: -1}
	r.trial = search.Trial{ID: id, Arch: space.Arch{Space: c.space, Genes: l.Genes}, Fidelity: l.Fidelity, Failed: l.Failed}
	if l.Same != nil {
		r.same = *l.Same
	}
	if l.Failed != "" {
		return r, nil
	}
	for i, m := range c.metrics {
		v, ok := l.Values[m.Name]
		switch {
		case !ok && i < len(c.objectives):
			return record{}, fmt.Errorf("trial %d has no %s", id, m.Name)
		case !ok:
			v = math.NaN()
		}
		r.values = append(r.values, v)
	}
	r.trial.Costs = c.costs(r.values)
	return r, nil
}

// costs turns the objectives' values into costs.
func (c *codec) costs(values []float64) []float64 {
	costs := make([]float64, len(c.objectives))
	for k, m := range c.objectives {
		costs[k] = m.Cost(values[k])
	}
	return costs
}
