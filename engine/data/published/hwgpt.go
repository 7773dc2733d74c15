package published

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"naslab/engine/data/pickle"
)

// networkGPT writes embedding, layers, bias, ratios and heads of a network; the
// lists are as long as the largest network and only its own layers count.
func networkGPT(v any) ([]string, error) {
	arch, err := entry(v, "arch")
	if err != nil {
		return nil, err
	}
	var row []string
	for _, key := range []string{"sample_embed_dim", "sample_n_layer"} {
		x, err := entry(arch, key)
		if err != nil {
			return nil, err
		}
		n, err := whole(x)
		if err != nil || n < 1 || n > 1<<20 {
			return nil, fmt.Errorf("%s: a size was expected, not %v", key, x)
		}
		row = append(row, strconv.FormatInt(n, 10))
	}
	bias, err := entry(arch, "sample_bias")
	if err != nil {
		return nil, err
	}
	b, err := float(bias)
	if err != nil {
		return nil, err
	}
	row = append(row, number(b, 1))
	layers, _ := strconv.Atoi(row[1])
	for _, key := range []string{"sample_mlp_ratio", "sample_n_head"} {
		x, err := entry(arch, key)
		if err != nil {
			return nil, err
		}
		s, err := dashed(x, layers)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		row = append(row, s)
	}
	return row, nil
}

// dashed writes the first n whole numbers of a list.
func dashed(v any, n int) (string, error) {
	items, err := list(v, 0)
	if err != nil {
		return "", err
	}
	if len(items) < n {
		return "", fmt.Errorf("a list of at least %d numbers was expected, not of %d", n, len(items))
	}
	parts := make([]string, n)
	for i, x := range items[:n] {
		k, err := whole(x)
		if err != nil {
			return "", err
		}
		parts[i] = strconv.FormatInt(k, 10)
	}
	return strings.Join(parts, "-"), nil
}

// observations reads a chunk: a list of dicts.
func (in *input) observations() ([]any, error) {
	v, err := pickle.LoadAll(in.bytes, pickle.Options{})
	if err != nil {
		return nil, err
	}
	return list(v, 0)
}

// archColumns are the columns that say which network a row is.
const archColumns = "embed_dim n_layer bias mlp_ratios heads"

// readPerplexities reads a chunk of perplexities. Its networks stand in another
// order than the table's, so they find their rows by what they are.
func readPerplexities(in *input) ([]*Part, error) {
	scale := strings.TrimPrefix(path.Dir(in.file.Path), "arch_ppl_bench_")
	items, err := in.observations()
	if err != nil {
		return nil, err
	}
	p := part("hwgpt/archs_"+scale, archColumns, append(strings.Fields(archColumns), "perplexity", "accuracy", "ppl_source")...)
	for i, x := range items {
		row, err := networkGPT(x)
		if err != nil {
			return nil, fmt.Errorf("network %d: %w", i, err)
		}
		for _, c := range []struct {
			key    string
			digits int
		}{{"perplexity", 6}, {"accuracy", 7}} {
			v, err := entry(x, c.key)
			if err != nil {
				return nil, fmt.Errorf("network %d: %w", i, err)
			}
			f, err := float(v)
			if err != nil {
				return nil, fmt.Errorf("network %d, %s: %w", i, c.key, err)
			}
			row = append(row, fixed(f, c.digits))
		}
		if err := p.Frame.Add(append(row, "measured")...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// chunk tells device, scale and first row of a file of the profiler from its
// path: latency_a100_m/efficiency_observations_2500_5000.pkl.
func (in *input) chunk() (device, scale string, first int, err error) {
	device, scale = strings.TrimPrefix(path.Base(path.Dir(in.file.Path)), "latency_"), "s"
	for _, s := range []string{"m", "l"} {
		if d, ok := strings.CutSuffix(device, "_"+s); ok {
			device, scale = d, s
		}
	}
	parts := strings.Split(in.base(), "_")
	if first, err = strconv.Atoi(parts[max(0, len(parts)-2)]); err != nil {
		return "", "", 0, fmt.Errorf("a file named by its rows was expected, not %.60q", in.base())
	}
	return device, scale, first, nil
}

// milliseconds in a unit of the profiler.
var milliseconds = map[any]float64{"s": 1000, "ms": 1, "us": 0.001}

// readLatencies reads a chunk of latencies, ten repetitions a network, and the
// networks themselves.
func readLatencies(in *input) ([]*Part, error) {
	device, scale, first, err := in.chunk()
	if err != nil {
		return nil, err
	}
	items, err := in.observations()
	if err != nil {
		return nil, err
	}
	kind := "gpu"
	if strings.HasPrefix(device, "cpu") {
		kind = "cpu"
	}
	times := newSheet(1, nil)
	archs := part("hwgpt/archs_"+scale, "id", append(append([]string{"id"}, strings.Fields(archColumns)...), "params_profiled", "macs_batch", "flops_batch")...)
	for i, x := range items {
		id := itoa(first + i)
		ms, err := repetitions(x, kind)
		if err != nil {
			return nil, fmt.Errorf("network %s: %w", id, err)
		}
		if times.names == nil {
			times.names = repeated(device, len(ms))
		}
		if len(ms)+1 != len(times.names) {
			return nil, fmt.Errorf("network %s: %d repetitions, the others have %d", id, len(ms), len(times.names)-1)
		}
		copy(times.row([]string{id})[1:], ms)
		row, err := profiled(x, id)
		if err != nil {
			return nil, fmt.Errorf("network %s: %w", id, err)
		}
		if err := archs.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	if times.names == nil {
		return nil, fmt.Errorf("a list of networks was expected, but it is empty")
	}
	p, err := times.part("hwgpt/latency_ms_"+scale, "id")
	if err != nil {
		return nil, err
	}
	if in.feeds(archs.Table.Name) {
		return []*Part{p, archs}, nil
	}
	return []*Part{p}, nil
}

// repeated names the columns of a device.
func repeated(device string, n int) []string {
	names := []string{"id"}
	for i := range n {
		names = append(names, device+"_"+itoa(i))
	}
	return names
}

func repetitions(v any, kind string) ([]string, error) {
	t, err := entry(v, "times_profiler_"+kind)
	if err != nil {
		return nil, err
	}
	times, err := list(t, 0)
	if err != nil {
		return nil, err
	}
	u, err := entry(v, "unit_"+kind)
	if err != nil {
		return nil, err
	}
	units, err := list(u, len(times))
	if err != nil {
		return nil, err
	}
	out := make([]string, len(times))
	for i, x := range times {
		f, err := float(x)
		if err != nil {
			return nil, err
		}
		factor, ok := 0.0, false
		if s, is := units[i].(string); is {
			factor, ok = milliseconds[s], milliseconds[s] > 0
		}
		if !ok {
			return nil, fmt.Errorf("a unit of time was expected, not %v", units[i])
		}
		out[i] = number(f*factor, 6)
	}
	return out, nil
}

// profiled is the row of the network itself.
func profiled(v any, id string) ([]string, error) {
	row, err := networkGPT(v)
	if err != nil {
		return nil, err
	}
	for _, key := range []string{"params", "macs", "flops"} {
		x, err := entry(v, key)
		if err != nil {
			return nil, err
		}
		n, err := float(x)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		row = append(row, fixed(n, 0))
	}
	return append([]string{id}, row...), nil
}

// readEnergies reads a chunk of energies, fifty repetitions a network. They are
// watt-hours, although the file calls them kilowatt-hours; the table has
// milliwatt-hours.
func readEnergies(in *input) ([]*Part, error) {
	device, scale, first, err := in.chunk()
	if err != nil {
		return nil, err
	}
	items, err := in.observations()
	if err != nil || len(items) == 0 {
		return nil, fmt.Errorf("a list of networks was expected (%w)", err)
	}
	var p *Part
	for i, x := range items {
		id := itoa(first + i)
		e, err := entry(x, "energy_gpu")
		if err != nil {
			return nil, fmt.Errorf("network %s: %w", id, err)
		}
		values, err := list(e, 0)
		if err != nil {
			return nil, fmt.Errorf("network %s: %w", id, err)
		}
		if p == nil {
			p = part("hwgpt/energy_gpu_mwh_"+scale, "id", repeated(device, len(values))...)
		}
		row := []string{id}
		for _, v := range values {
			f, err := float(v)
			if err != nil {
				return nil, fmt.Errorf("network %s: %w", id, err)
			}
			row = append(row, number(f*1000, 4))
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, fmt.Errorf("network %s: %w", id, err)
		}
	}
	return []*Part{p}, nil
}
