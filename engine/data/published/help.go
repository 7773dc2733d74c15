package published

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/pickle"
	"naslab/engine/data/torchfile"
)

// readOrder201 reads the official order of the cells of NAS-Bench-201, and adds
// what follows from the cells themselves.
func readOrder201(in *input) ([]*Part, error) {
	v, err := torchfile.Load(in.bytes)
	if err != nil {
		return nil, err
	}
	d, ok := v.(*pickle.Dict)
	if !ok {
		return nil, fmt.Errorf("a dict from cells to numbers was expected, not %s", pickle.KindOf(v))
	}
	cells := make([]string, d.Len())
	for i, k := range d.Keys {
		s, ok := k.(string)
		n, err := whole(d.Values[i])
		if !ok || err != nil || n < 0 || n >= int64(len(cells)) || cells[n] != "" {
			return nil, fmt.Errorf("a dict from cells to the numbers below %d was expected", len(cells))
		}
		cells[n] = s
	}
	p := part("nb201/archs", "index", "index", "arch_str", "op_indices", "e1_0", "e2_0", "e2_1", "e3_0", "e3_1", "e3_2", "iso_class", "reachable", "params", "macs_cifar10")
	seen := map[string]int{}
	for i, s := range cells {
		c, err := parseCell(s)
		if err != nil {
			return nil, err
		}
		row := []string{itoa(i), s, indices(c)}
		for _, code := range c {
			row = append(row, itoa(int(code)))
		}
		k := class(c)
		if _, ok := seen[k]; !ok {
			seen[k] = len(seen)
		}
		onPath := "0"
		if reachable(c) {
			onPath = "1"
		}
		params, macs := size(c)
		row = append(row, itoa(seen[k]), onPath, itoa(params), itoa(macs))
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// latencyReader reads a list of latencies in milliseconds, one for each network
// in the order of the table; the file's name is the column's.
func latencyReader(table string, n int) reader {
	return func(in *input) ([]*Part, error) {
		v, err := torchfile.Load(in.bytes)
		if err != nil {
			return nil, err
		}
		items, err := list(v, n)
		if err != nil {
			return nil, err
		}
		p := part(table, "index", "index", in.base())
		for i, x := range items {
			ms, err := float(x)
			if err != nil {
				return nil, err
			}
			if err := p.Frame.Add(itoa(i), number(ms, 6)); err != nil {
				return nil, err
			}
		}
		return []*Part{p}, nil
	}
}

// readReferences reads the ten reference networks of a space, which hold for
// all its devices.
func readReferences(in *input) ([]*Part, error) {
	v, err := torchfile.Load(in.bytes)
	if err != nil {
		return nil, err
	}
	items, err := list(v, 10)
	if err != nil {
		return nil, err
	}
	refs := make([]string, len(items))
	for i, x := range items {
		n, err := whole(x)
		if err != nil {
			return nil, err
		}
		refs[i] = strconv.FormatInt(n, 10)
	}
	space := path.Base(path.Dir(in.file.Path))
	p := part("devices/device_roles", "space device", "space", "device", "reference_rows")
	for _, device := range devicesOf(path.Dir(in.file.Path)) {
		if err := p.Frame.Add(space, device, strings.Join(refs, " ")); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// devicesOf lists the devices whose latencies lie in a folder of HELP.
func devicesOf(folder string) []string {
	var out []string
	for _, f := range catalogue.Files() {
		if f.Source.Repo == "HayeonLee/HELP" && path.Dir(f.Path) == folder+"/latency" {
			out = append(out, strings.TrimSuffix(path.Base(f.Path), ".pt"))
		}
	}
	slices.Sort(out)
	return out
}

// readMetaD2A reads candidates: a line with a time, then cell, accuracy, score.
func readMetaD2A(in *input) ([]*Part, error) {
	p := part("nb201/metad2a_candidates", "arch_str", "arch_str", "true_acc_cifar100", "generator_score")
	for line := range strings.Lines(string(in.bytes)) {
		cells := strings.Split(strings.TrimSpace(line), ",")
		if len(cells) == 1 {
			continue
		}
		if len(cells) != 3 {
			return nil, fmt.Errorf("lines of a cell and two numbers were expected, not %.60q", line)
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if _, err := parseCell(cells[0]); err != nil {
			return nil, err
		}
		for _, c := range cells[1:] {
			if _, err := strconv.ParseFloat(c, 64); err != nil {
				return nil, fmt.Errorf("a number was expected, not %.40q", c)
			}
		}
		if err := p.Frame.Add(cells...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// opsFBNet are the blocks of FBNet by their codes.
var opsFBNet = []string{"k3_e1", "k3_e1_g2", "k3_e3", "k3_e6", "k5_e1", "k5_e1_g2", "k5_e3", "k5_e6", "skip"}

func readFBNet(in *input) ([]*Part, error) {
	v, err := torchfile.Load(in.bytes)
	if err != nil {
		return nil, err
	}
	items, err := list(v, 5000)
	if err != nil {
		return nil, err
	}
	p := part("fbnet/archs_latency_ms", "index", "index", "op_idx")
	for i, x := range items {
		s, err := codes(x, 22, len(opsFBNet))
		if err != nil {
			return nil, err
		}
		if err := p.Frame.Add(itoa(i), s); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// codes writes a list of n whole numbers below limit as digits.
func codes(v any, n, limit int) (string, error) {
	items, err := list(v, n)
	if err != nil {
		return "", err
	}
	b := make([]byte, n)
	for i, x := range items {
		c, err := whole(x)
		if err != nil {
			return "", err
		}
		if c < 0 || c >= int64(limit) {
			return "", fmt.Errorf("a code below %d was expected, not %d", limit, c)
		}
		b[i] = '0' + byte(c)
	}
	return string(b), nil
}

// readFBNetNames reads the same networks with the names of their blocks, and
// compares the two.
func readFBNetNames(in *input) ([]*Part, error) {
	v, err := torchfile.Load(in.bytes)
	if err != nil {
		return nil, err
	}
	archs, err := entry(v, "arch")
	if err != nil {
		return nil, err
	}
	items, err := list(archs, 5000)
	if err != nil {
		return nil, err
	}
	p := part("fbnet/archs_latency_ms", "index", "index", "op_idx")
	for i, x := range items {
		s, err := namedBlocks(x)
		if err != nil {
			return nil, fmt.Errorf("network %d: %w", i, err)
		}
		if err := p.Frame.Add(itoa(i), s); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

func namedBlocks(v any) (string, error) {
	idx, err := entry(v, "op_idx_list")
	if err != nil {
		return "", err
	}
	s, err := codes(idx, 22, len(opsFBNet))
	if err != nil {
		return "", err
	}
	names, err := entry(v, "arch_str")
	if err != nil {
		return "", err
	}
	items, err := list(names, 22)
	if err != nil {
		return "", err
	}
	for i, n := range items {
		if n != opsFBNet[s[i]-'0'] {
			return "", fmt.Errorf("block %d has code %c and the name %v", i, s[i], n)
		}
	}
	return s, nil
}

// readOFA reads networks of Once-for-All: kernels, expansions, depths,
// resolution.
func readOFA(in *input) ([]*Part, error) {
	v, err := torchfile.Load(in.bytes)
	if err != nil {
		return nil, err
	}
	archs, err := entry(v, "arch")
	if err != nil {
		return nil, err
	}
	items, err := list(archs, 5000)
	if err != nil {
		return nil, err
	}
	p := part("ofa/archs_latency_ms", "index", "index", "r", "d", "ks", "e", "acc_pred_valid")
	for i, x := range items {
		row, err := networkOFA(x)
		if err != nil {
			return nil, fmt.Errorf("network %d: %w", i, err)
		}
		if err := p.Frame.Add(append([]string{itoa(i)}, row...)...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

func networkOFA(v any) ([]string, error) {
	r, err := entry(v, "r")
	if err != nil {
		return nil, err
	}
	res, err := whole(r)
	if err != nil {
		return nil, err
	}
	row := []string{strconv.FormatInt(res, 10)}
	for _, c := range []struct {
		key string
		n   int
	}{{"d", 5}, {"ks", 20}, {"e", 20}} {
		x, err := entry(v, c.key)
		if err != nil {
			return nil, err
		}
		s, err := codes(x, c.n, 10)
		if err != nil {
			return nil, err
		}
		row = append(row, s)
	}
	valid := "1"
	if res < 160 { // the predictor was not fitted on smaller pictures
		valid = "0"
	}
	return append(row, valid), nil
}
