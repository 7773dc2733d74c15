package suite

import (
	"fmt"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	"naslab/engine/space"
	"naslab/engine/space/nb201"
)

// set201 is a data set of NAS-Bench-201.
type set201 struct {
	name    string // in the names of benchmark and tables
	suffix  string // of the columns of nb201/archs
	classes int
	size    int // of the pictures
}

var sets201 = []set201{
	{"cifar10", "cifar10", 10, 32},
	{"cifar100", "cifar100", 100, 32},
	{"imagenet16-120", "imagenet16", 120, 16},
}

func nb201Entries() []entry {
	var list []entry
	for _, s := range sets201 {
		list = append(list, entry{"nb201/" + s.name, "nb201", []string{"nb201/archs"}, s.open})
	}
	return list
}

// epochs12 is the short schedule's share of the long one's epochs.
const epochs12 = 12.0 / 200

func (d set201) open(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("nb201/archs")
	if err != nil {
		return nil, err
	}
	index, err := t.Column("index")
	if err != nil {
		return nil, err
	}
	s := nb201.New()
	o.begin(s, t.Len(), func(row int) (space.Arch, error) {
		i, _ := index.Int(row)
		return s.FromIndex(int(i))
	}, func(a space.Arch) int {
		i, _ := s.Index(a)
		row, ok := t.RowInt(int64(i))
		if !ok {
			return -1
		}
		return row
	})
	d.accuracies(o, t)
	o.publishedCost()
	d.sizes(o, t)
	at := func(x *columns.Table) []int32 {
		if x == nil {
			return nil
		}
		return tabular.Align(t.Len(), func(row int) (int, bool) {
			i, _ := index.Int(row)
			return x.RowInt(i)
		})
	}
	hw := o.extra("nb201/hw_" + d.name)
	d.hardware(o, hw, at(hw))
	if d.size == 32 {
		help := o.extra("nb201/help_latency_ms")
		o.latencies(help, at(help), "pictures of 32x32 pixels, ten classes", "index")
	}
	zc := o.extra("nb201/zc_" + d.name)
	o.proxies(zc, at(zc))
	if d.name == "cifar10" {
		robust, gdas := o.extra("nb201/robustness_cifar10"), o.extra("nb201/gdas_supernet_cifar10")
		robustness(o, robust, at(robust))
		supernet201(o, gdas, at(gdas))
	}
	return o.Bench()
}

func (d set201) accuracies(o *opening, t *columns.Table) {
	for _, m := range []struct{ split, what string }{
		{"val", "validation accuracy on " + d.name + ", one seed"},
		{"test", "test accuracy on " + d.name + ", mean of the seeds"},
	} {
		a := accuracy(m.split+"_accuracy", m.what+"; 200 epochs, at the lower fidelity a schedule of its own of 12"+o.costDoc())
		a.Fidelities = []float64{epochs12}
		short := o.cell(t, m.split+"12_"+d.suffix, nil)
		o.trained(a, o.cell(t, m.split+"200_"+d.suffix, nil), []tabular.Cell{short})
	}
	mean := accuracy("val_accuracy_mean", "validation accuracy on "+d.name+" after 200 epochs, mean of the seeds")
	o.trained(mean, o.cell(t, "val200avg_"+d.suffix, nil), nil)
}

// sizes adds parameters and multiply-accumulates, which are tabled for ten
// classes and 32x32 pixels: the last layer takes 64 numbers and a bias per class,
// and smaller pictures shrink all but that layer.
func (d set201) sizes(o *opening, t *columns.Table) {
	more := float64(d.classes - 10)
	if c := o.cell(t, "params", nil); c != nil {
		o.ranged(bench.Metric{Name: "params", Doc: "trainable parameters with the head of " + d.name}, tabular.Scaled(c, 1, 65*more))
	}
	if c := o.cell(t, "macs_cifar10", nil); c != nil {
		area := float64(d.size*d.size) / (32 * 32)
		doc := fmt.Sprintf("multiply-accumulates of convolutions and the last layer for a picture of %dx%d pixels", d.size, d.size)
		o.ranged(bench.Metric{Name: "macs", Doc: doc}, tabular.Scaled(c, area, 64*float64(d.classes)-area*640))
	}
}

// hardware adds the metrics of HW-NAS-Bench: one picture at a time.
func (d set201) hardware(o *opening, t *columns.Table, at []int32) {
	if t == nil {
		return
	}
	for _, column := range t.Columns() {
		device, what, _ := strings.Cut(column, "_")
		m := bench.Metric{Name: what + "@" + device, Device: device, Batch: 1}
		switch what {
		case "latency":
			m.Unit = "ms"
		case "energy":
			m.Unit = "mJ"
		case "arithmetic_intensity":
			m.Maximise = true
		default:
			continue
		}
		m.Doc = strings.ReplaceAll(what, "_", " ") + " of one picture of " + d.name + " (HW-NAS-Bench)"
		o.ranged(m, o.cell(t, column, at))
	}
}

// robustness adds the accuracies under attack.
func robustness(o *opening, t *columns.Table, at []int32) {
	if t == nil {
		return
	}
	for _, column := range t.Columns() {
		attack, eps, ok := strings.Cut(column, "@Linf_eps-")
		if !ok {
			continue
		}
		eps = strings.TrimSuffix(eps, ".0")
		doc := fmt.Sprintf("accuracy on CIFAR-10 under the attack %s with pixels changed by at most %s/255", strings.TrimPrefix(attack, "aa_"), eps)
		o.trained(accuracy("robust_"+attack+"_"+eps, doc), o.cell(t, column, at), nil)
	}
}

// supernet201 adds the accuracy with inherited weights of one GDAS run of 250
// epochs, whose checkpoints are the lower fidelities.
func supernet201(o *opening, t *columns.Table, at []int32) {
	if t == nil {
		return
	}
	const epochs = 250
	m := bench.Metric{Name: "gdas_accuracy", Unit: "fraction", Maximise: true,
		Doc: "accuracy on CIFAR-10 with the weights of one GDAS supernet of 250 epochs, which costs no training; lower fidelities are earlier checkpoints"}
	var lower []tabular.Cell
	for e := 10; e < 249; e++ {
		if c := o.cell(t, fmt.Sprintf("ep%d", e), at); c != nil {
			m.Fidelities, lower = append(m.Fidelities, float64(e)/epochs), append(lower, c)
		}
	}
	if c := o.cell(t, "ep249", at); c != nil {
		o.AddInherited(m, c, lower)
		o.Range(m.Name)
	}
}
