package published

import (
	"fmt"
	"math"
	"path"
	"regexp"
	"strings"

	"gonum.org/v1/gonum/mat"

	"naslab/engine/data/literal"
)

// search tells which search a file is about from its path:
// s1/cifar10/0.0_0.0003-2516843/errors_1.json.
func (in *input) search() (space, dataset, drop, l2, job, seed string, err error) {
	dir, file := path.Split(in.file.Path)
	parts := strings.Split(strings.Trim(dir, "/"), "/")
	if len(parts) >= 3 {
		grid, id, ok1 := strings.Cut(parts[len(parts)-1], "-")
		d, l, ok2 := strings.Cut(grid, "_")
		_, s, ok3 := strings.Cut(strings.TrimSuffix(file, ".json"), "_")
		if ok1 && ok2 && ok3 {
			return parts[len(parts)-3], parts[len(parts)-2], d, l, id, s, nil
		}
	}
	return "", "", "", "", "", "", fmt.Errorf("a file in folders named by space, data set and settings was expected")
}

const searchKey = "space dataset drop_path l2 job seed epoch"

// readSearchTrace reads errors and losses of a search, epoch by epoch. The
// fields called acc are errors in percent.
func readSearchTrace(in *input) ([]*Part, error) {
	space, dataset, drop, l2, job, seed, err := in.search()
	if err != nil {
		return nil, err
	}
	v, err := literal.Parse(in.bytes)
	if err != nil {
		return nil, err
	}
	o, err := object(v)
	if err != nil {
		return nil, err
	}
	var lists [][]string
	for _, key := range []string{"train_acc", "train_loss", "valid_acc", "valid_loss"} {
		x, _ := o.Get(key)
		l, err := numbers(x, func(v float64) string { return rounded(v, 5) })
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
		if lists = append(lists, l); len(l) != len(lists[0]) {
			return nil, fmt.Errorf("lists of one length were expected")
		}
	}
	p := part("darts/search_trace", searchKey, append(strings.Fields(searchKey), "train_err_pct", "train_loss", "valid_err_pct", "valid_loss")...)
	for i := range lists[0] {
		if err := p.Frame.Add(space, dataset, drop, l2, job, seed, itoa(i), lists[0][i], lists[1][i], lists[2][i], lists[3][i]); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// readHessians reads a Hessian and a gradient on each line, of which the table
// has eigenvalues and norms.
func readHessians(in *input) ([]*Part, error) {
	space, dataset, drop, l2, job, seed, err := in.search()
	if err != nil {
		return nil, err
	}
	p := part("darts/hessian_trace", searchKey, append(strings.Fields(searchKey), "eig_max", "eig_min", "trace", "nuclear", "grad_norm")...)
	n := 0
	for line := range strings.Lines(string(in.bytes)) {
		n++
		v, err := literal.Parse([]byte(line))
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		epoch, cells, err := hessianRow(v)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if err := p.Frame.Add(append([]string{space, dataset, drop, l2, job, seed, epoch}, cells...)...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}

// hessianSize is the number of architecture weights: 14 edges, two cells, two
// weights each.
const hessianSize = 56

func hessianRow(v literal.Value) (epoch string, cells []string, err error) {
	o, err := object(v)
	if err != nil {
		return "", nil, err
	}
	e, _ := o.Get("epoch")
	num, ok := e.(literal.Number)
	if !ok {
		return "", nil, fmt.Errorf("an epoch was expected, not %s", literal.KindOf(e))
	}
	hv, _ := o.Get("H")
	h, err := square(hv)
	if err != nil {
		return "", nil, err
	}
	gv, _ := o.Get("g")
	g, err := floats(gv)
	if err != nil {
		return "", nil, err
	}
	var eig mat.EigenSym
	if !eig.Factorize(h, false) {
		return "", nil, fmt.Errorf("the Hessian of epoch %s has no eigenvalues", num)
	}
	values := eig.Values(nil)
	nuclear := 0.0
	for _, x := range values {
		nuclear += max(x, -x)
	}
	norm := mat.Norm(mat.NewVecDense(len(g), g), 2)
	return string(num), []string{six(values[len(values)-1]), six(values[0]), six(mat.Trace(h)), six(nuclear), six(norm)}, nil
}

// square reads a matrix and makes it symmetric: (H + Hᵀ)/2.
func square(v literal.Value) (*mat.SymDense, error) {
	rows, ok := v.(literal.List)
	if !ok || len(rows) == 0 || len(rows) > 4*hessianSize {
		return nil, fmt.Errorf("a square matrix was expected, not %s", literal.KindOf(v))
	}
	full := mat.NewDense(len(rows), len(rows), nil)
	for i, r := range rows {
		x, err := floats(r)
		if err != nil || len(x) != len(rows) {
			return nil, fmt.Errorf("a square matrix was expected; row %d has %d numbers of %d", i, len(x), len(rows))
		}
		full.SetRow(i, x)
	}
	h := mat.NewSymDense(len(rows), nil)
	for i := range rows {
		for j := i; j < len(rows); j++ {
			h.SetSym(i, j, (full.At(i, j)+full.At(j, i))/2)
		}
	}
	return h, nil
}

// floats reads a list of finite numbers.
func floats(v literal.Value) ([]float64, error) {
	l, ok := v.(literal.List)
	if !ok || len(l) == 0 {
		return nil, fmt.Errorf("a list of numbers was expected, not %s", literal.KindOf(v))
	}
	out := make([]float64, len(l))
	for i, x := range l {
		f, err := literal.Float(x)
		if err != nil {
			return nil, err
		}
		if f != f || f-f != 0 {
			return nil, fmt.Errorf("a finite number was expected, not %v", x)
		}
		out[i] = f
	}
	return out, nil
}

// genotype parts the text of a cell into its two lists.
var genotype = regexp.MustCompile(`^Genotype\(normal=(\[.*\]), normal_concat=range\(2, 6\), reduce=(\[.*\]), reduce_concat=range\(2, 6\)\)$`)

// readFoundCells reads the cells at the end of each search.
func readFoundCells(in *input) ([]*Part, error) {
	p := part("darts/archs_found", "space dataset drop_path l2 seed", "space", "dataset", "drop_path", "l2", "seed", "n_skip_normal", "normal_edges(op:input)", "reduce_edges(op:input)")
	err := gridYAML(in.bytes, func(where []string, value string) error {
		m := genotype.FindStringSubmatch(value)
		if m == nil {
			return fmt.Errorf("a genotype was expected, not %.60q", value)
		}
		normal, skips, err := edges(m[1])
		if err != nil {
			return err
		}
		reduce, _, err := edges(m[2])
		if err != nil {
			return err
		}
		return p.Frame.Add(append(where, itoa(skips), normal, reduce)...)
	})
	return one(p, err)
}

// edges writes a list of (operation, input) as op:input.
func edges(s string) (text string, skips int, err error) {
	v, err := literal.Parse([]byte(s))
	if err != nil {
		return "", 0, err
	}
	l, ok := v.(literal.List)
	if !ok || len(l) != 8 {
		return "", 0, fmt.Errorf("eight edges were expected in %.60q", s)
	}
	var parts []string
	for _, x := range l {
		pair, ok := x.(literal.List)
		if !ok || len(pair) != 2 {
			return "", 0, fmt.Errorf("pairs of operation and input were expected in %.60q", s)
		}
		parts = append(parts, fmt.Sprintf("%v:%v", pair[0], pair[1]))
		if pair[0] == "skip_connect" {
			skips++
		}
	}
	return strings.Join(parts, " "), skips, nil
}

// readFoundErrors reads the validation errors at the end of each search.
func readFoundErrors(in *input) ([]*Part, error) {
	p := part("darts/archs_found", "space dataset drop_path l2 seed", "space", "dataset", "drop_path", "l2", "seed", "final_search_valid_err_pct")
	p.Fill = true // some searches left no architecture
	err := gridYAML(in.bytes, func(where []string, value string) error {
		c, err := numberCell(value, func(v float64) string { return number(math.Round(v*1e4)/1e4, 9) })
		if err != nil {
			return err
		}
		return p.Frame.Add(append(where, c)...)
	})
	return one(p, err)
}

// gridYAML reads three levels, space_dataset, drop_l2 and seed, with a value
// that may go on over lines, and calls do with space, data set, drop, l2, seed.
func gridYAML(b []byte, do func(where []string, value string) error) error {
	var top, grid, seed, value string
	flush := func() error {
		if seed == "" {
			return nil
		}
		space, dataset, ok1 := strings.Cut(top, "_")
		drop, l2, ok2 := strings.Cut(grid, "_")
		if !ok1 || !ok2 {
			return fmt.Errorf("levels of space and data set, and of two settings, were expected, not %.40q and %.40q", top, grid)
		}
		return do([]string{space, dataset, drop, l2, seed}, value)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		text := strings.TrimRight(line, "\r\n ")
		body := strings.TrimLeft(text, " ")
		depth := len(text) - len(body)
		if depth <= 4 && body != "" {
			if err := flush(); err != nil {
				return err
			}
			seed = ""
		}
		key, rest, ok := strings.Cut(body, ":")
		switch {
		case body == "":
		case ok && depth == 0:
			top = key
		case ok && depth == 2:
			grid = key
		case ok && depth == 4:
			seed, value = key, strings.TrimSpace(rest)
		case depth > 4 && seed != "":
			value += " " + body
		default:
			return fmt.Errorf("line %d: a key of one of three levels was expected, not %.60q", n, text)
		}
	}
	if top == "" {
		return fmt.Errorf("levels of space, settings and seed were expected, but there are none")
	}
	return flush()
}
