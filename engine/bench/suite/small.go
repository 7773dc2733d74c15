package suite

import (
	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/space/darts"
	enasspace "naslab/engine/space/enas"
	fbnetspace "naslab/engine/space/fbnet"
	macrospace "naslab/engine/space/nbmacro"
)

func nb301(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("nb301/zc")
	if err != nil {
		return nil, err
	}
	text, err := texts(t, "", "arch")
	if err != nil {
		return nil, err
	}
	s, err := darts.New("darts")
	if err != nil {
		return nil, err
	}
	if err := o.byText(s, t.Len(), text); err != nil {
		return nil, err
	}
	o.trained(accuracy("val_accuracy", "validation accuracy on CIFAR-10 as the benchmark's surrogate predicts it; of 725 cells"+o.costDoc()),
		o.cell(t, "val_accuracy_surrogate", nil), nil)
	o.publishedCost()
	o.proxies(t, nil)
	return o.Bench()
}

func nbmacro(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("nbmacro/cifar10")
	if err != nil {
		return nil, err
	}
	digits, err := texts(t, "", "arch")
	if err != nil {
		return nil, err
	}
	s := macrospace.New()
	if err := o.byText(s, t.Len(), func(row int) string { return s.Name() + ":" + digits(row) }); err != nil {
		return nil, err
	}
	var runs []tabular.Cell
	for _, c := range []string{"test1", "test2", "test3"} {
		if cell := o.cell(t, c, nil); cell != nil {
			runs = append(runs, cell)
		}
	}
	o.trained(accuracy("test_accuracy", "test accuracy on CIFAR-10, mean of three seeds"), tabular.Repeats(runs), nil)
	o.ranged(bench.Metric{Name: "params", Doc: "trainable parameters"}, o.cell(t, "params", nil))
	o.ranged(bench.Metric{Name: "macs", Doc: "multiply-accumulates for one picture"}, o.cell(t, "flops", nil))
	return o.Bench()
}

func enas(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("enas/enas6")
	if err != nil {
		return nil, err
	}
	text, err := texts(t, "-", "ops", "skips")
	if err != nil {
		return nil, err
	}
	s, err := enasspace.New(6)
	if err != nil {
		return nil, err
	}
	if err := o.byText(s, t.Len(), text); err != nil {
		return nil, err
	}
	o.ranged(bench.Metric{Name: "accuracy", Unit: "fraction", Maximise: true, Doc: "accuracy on CIFAR-10 with the weights of one ENAS supernet, which costs no training"},
		o.cell(t, "acc", nil))
	return o.Bench()
}

func fbnet(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("fbnet/archs_latency_ms")
	if err != nil {
		return nil, err
	}
	digits, err := texts(t, "", "op_idx")
	if err != nil {
		return nil, err
	}
	s := fbnetspace.New()
	if err := o.byText(s, t.Len(), func(row int) string { return s.Name() + ":" + digits(row) }); err != nil {
		return nil, err
	}
	o.latencies(t, nil, "pictures of CIFAR-100", "index", "op_idx")
	return o.Bench()
}
