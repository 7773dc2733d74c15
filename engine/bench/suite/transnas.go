package suite

import (
	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/space"
	"naslab/engine/space/transnas"
)

// tasks of TransNAS-Bench-101 with the metric that each is measured by.
var tasks = []struct{ name, metric, unit, doc string }{
	{"class_scene", "val_accuracy", "%", "top-1 validation accuracy of scene classification"},
	{"class_object", "val_accuracy", "%", "top-1 validation accuracy of object classification"},
	{"jigsaw", "val_accuracy", "%", "top-1 validation accuracy of the jigsaw puzzle"},
	{"room_layout", "neg_loss", "", "negative validation loss of the room layout"},
	{"segmentsemantic", "val_accuracy", "%", "pixel accuracy of semantic segmentation in validation"},
	{"normal", "ssim", "", "structural similarity of surface normals in validation"},
	{"autoencoder", "ssim", "", "structural similarity of the reconstruction in validation"},
}

func transnasEntries() []entry {
	var list []entry
	for _, kind := range []string{"micro", "macro"} {
		for task := range tasks {
			list = append(list, entry{"transnas/" + kind + "/" + tasks[task].name, "transnas", []string{"transnas/" + kind + "_table"},
				func(o *opening) (*tabular.Bench, error) { return openTransNAS(o, kind, task) }})
		}
	}
	return list
}

func openTransNAS(o *opening, kind string, task int) (*tabular.Bench, error) {
	t, err := o.tables.Open("transnas/" + kind + "_table")
	if err != nil {
		return nil, err
	}
	text, err := texts(t, "", "arch")
	if err != nil {
		return nil, err
	}
	micro, macro := transnas.NewMicro(), transnas.NewMacro()
	s, read := space.Space(micro), micro.FromDigits
	if kind == "macro" {
		s, read = macro, macro.FromDigits
	}
	arch := func(row int) (space.Arch, error) { return read(text(row)) }
	rows, err := tabular.NewRows(s, t.Len(), arch)
	if err != nil {
		return nil, err
	}
	o.begin(s, t.Len(), arch, rows)
	x := tasks[task]
	o.trained(bench.Metric{Name: x.metric, Unit: x.unit, Maximise: true, Doc: x.doc + o.costDoc()}, o.cell(t, x.name, nil), nil)
	o.publishedCost()
	if zc := o.extra("transnas/" + kind + "_zc"); zc != nil {
		o.proxies(zc, tabular.Align(t.Len(), func(row int) (int, bool) { return zc.Row(text(row), x.name) }))
	}
	return o.Bench()
}
