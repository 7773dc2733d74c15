package device

import (
	"fmt"

	"naslab/engine/table"
)

// Info describes a device. Empty and zero fields are not known.
type Info struct {
	Name   string // as in metric names, such as "a100"
	Kind   string // "gpu" or "cpu"
	Model  string // the product's name
	Memory string // the kind of memory, such as "HBM2"
	Format string // the numbers it computed with: "bfloat16", "float16" or "float32"
	Cores  int    // CPU cores that were used
	Doc    string // one sentence: how it was measured
}

// Features gives the coarse features of a device: 1 for a GPU; 1 each for
// bfloat16, float16 and float32; and the CPU cores. Devices that differ only in
// their model share them; [Embed] tells those apart.
func (i Info) Features() []float64 {
	return []float64{
		flag(i.Kind == "gpu"),
		flag(i.Format == "bfloat16"), flag(i.Format == "float16"), flag(i.Format == "float32"),
		float64(i.Cores),
	}
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// String gives the name and what is known.
func (i Info) String() string {
	s := fmt.Sprintf("%s: %s, %s", i.Name, i.Model, i.Kind)
	for _, more := range []string{i.Memory, i.Format} {
		if more != "" {
			s += ", " + more
		}
	}
	if i.Cores > 0 {
		s += fmt.Sprintf(", %d cores", i.Cores)
	}
	return s
}

// InfoTable lists devices, one a row.
func InfoTable(infos []Info) *table.Table {
	t := table.New("devices", "device", "kind", "model", "memory", "numbers", "cores")
	for _, i := range infos {
		var cores any
		if i.Cores > 0 {
			cores = i.Cores
		}
		t.Add(i.Name, i.Kind, i.Model, i.Memory, i.Format, cores)
	}
	return t
}
