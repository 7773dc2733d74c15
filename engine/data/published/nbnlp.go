package published

import (
	"fmt"
	"math"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/literal"
	"naslab/engine/data/unpack"
)

// readNLP reads an archive of training logs of recurrent cells, one file each.
func readNLP(in *input) ([]*Part, error) {
	z, err := unpack.Zip(in.bytes)
	if err != nil {
		return nil, err
	}
	p := part("nbnlp/wikitext2", "row", catalogue.TableByName("nbnlp/wikitext2").Columns...)
	for i, n := range z.Names() {
		b, err := z.Read(n)
		if err != nil {
			return nil, err
		}
		v, err := literal.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("%.80q: %w", n, err)
		}
		o, err := object(v)
		if err != nil {
			return nil, fmt.Errorf("%.80q: %w", n, err)
		}
		row, err := logRow(o, i)
		if err != nil {
			return nil, fmt.Errorf("%.80q: %w", n, err)
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// hparams are the settings that a row carries.
var hparams = strings.Fields("emsize nhid nlayers lr dropout dropouth dropouti wdrop bptt batch_size epochs clip wdecay")

func logRow(o *literal.Object, i int) ([]string, error) {
	id, _ := o.Get("recepie_id")
	recipe, _ := o.Get("recepie")
	params, _ := o.Get("num_params")
	status, _ := o.Get("status")
	text, ok1 := recipe.(string)
	num, ok2 := id.(literal.Number)
	count, ok3 := params.(literal.Number)
	state, ok4 := status.(string)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return nil, fmt.Errorf("a log with recepie_id, recepie, num_params and status was expected")
	}
	graph, err := literal.Parse([]byte(text))
	if err != nil {
		return nil, fmt.Errorf("its recipe: %w", err)
	}
	var settings strings.Builder
	settings.WriteByte('{')
	for j, h := range hparams {
		v, _ := o.Get(h)
		if j > 0 {
			settings.WriteByte(',')
		}
		settings.WriteString(compact(h) + ":" + compact(v))
	}
	row := []string{itoa(i), string(num), compact(graph), string(count), settings.String() + "}", state}
	for _, key := range []string{"train_losses", "val_losses", "test_losses", "wall_times"} {
		v, _ := o.Get(key)
		cells, err := perEpoch(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		row = append(row, cells...)
	}
	return row, nil
}

// epochs is how long a cell is trained.
const epochs = 50

// perEpoch writes up to fifty numbers; what was not reached or is no number is
// missing.
func perEpoch(v literal.Value) ([]string, error) {
	cells := make([]string, epochs)
	l, ok := v.(literal.List)
	if !ok || len(l) > epochs {
		return nil, fmt.Errorf("a list of at most %d numbers was expected, not %s", epochs, literal.KindOf(v))
	}
	for i, x := range l {
		f, err := literal.Float(x)
		if err != nil && x != nil {
			return nil, err
		}
		if x != nil && !math.IsNaN(f) && !math.IsInf(f, 0) {
			cells[i] = rounded(f, 5)
		}
	}
	return cells, nil
}

// compact writes a value as JSON without blanks.
func compact(v literal.Value) string {
	switch v := v.(type) {
	case *literal.Object:
		parts := make([]string, v.Len())
		for i, k := range v.Keys {
			parts[i] = compact(k) + ":" + compact(v.Values[i])
		}
		return "{" + strings.Join(parts, ",") + "}"
	case literal.List:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = compact(x)
		}
		return "[" + strings.Join(parts, ",") + "]"
	case string:
		return fmt.Sprintf("%q", v)
	case nil:
		return "null"
	}
	return fmt.Sprint(v)
}
