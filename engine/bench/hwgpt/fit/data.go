package fit

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"naslab/engine/space"
	"naslab/engine/space/gpt"
)

// Data holds the measurements of one scale, one entry per network in file
// order. A value that was not measured is NaN.
type Data struct {
	Scale  string
	Space  *gpt.Space
	Archs  []space.Arch
	Source []string // where the perplexity comes from: "measured", ...

	Perplexity []float64
	Accuracy   []float64            // fraction; NaN where only a model knows the perplexity
	Memory     map[string][]float64 // MB, by device
	Latency    map[string][][]float64
	GPUEnergy  map[string][][]float64 // [network][repetition], mWh, by device
	CPUEnergy  map[string][]float64   // mean over repetitions, mWh, by device
	CPUSpread  map[string][]float64   // standard deviation of the repetitions
}

// GPUs and CPUs are the devices in the benchmark's order and spelling.
var (
	GPUs = []string{"a100", "a40", "h100", "rtx2080", "rtx3080", "a6000", "v100", "P100"}
	CPUs = []string{"cpu_xeon_silver", "cpu_xeon_gold", "cpu_amd_7502", "cpu_amd_7513", "cpu_amd_7452"}
)

// Load reads the measurements of one scale from the folder of the canonical
// files (archs_s.csv.gz and so on).
func Load(folder, scale string) (*Data, error) {
	s, err := gpt.New(scale)
	if err != nil {
		return nil, err
	}
	d := &Data{Scale: scale, Space: s}
	for _, step := range []struct {
		file string
		read func(*sheet) error
	}{
		{"archs", d.readArchs},
		{"latency_ms", d.readLatency},
		{"energy_gpu_mwh", d.readGPUEnergy},
		{"hw_summary", d.readCPUEnergy},
	} {
		path := filepath.Join(folder, step.file+"_"+scale+".csv.gz")
		sh, err := readSheet(path)
		if err != nil {
			return nil, err
		}
		if err := step.read(sh); err != nil {
			return nil, fmt.Errorf("fit: %s: %w", path, err)
		}
	}
	return d, nil
}

func (d *Data) readArchs(sh *sheet) error {
	var err error
	text := func(column string) []string {
		xs, e := sh.text(column)
		if e != nil && err == nil {
			err = e
		}
		return xs
	}
	layers, width, bias := text("n_layer"), text("embed_dim"), text("bias")
	ratios, heads := text("mlp_ratios"), text("heads")
	d.Source = text("ppl_source")
	if err != nil {
		return err
	}
	for i := range layers {
		flag := map[string]string{"0": "False", "1": "True"}[bias[i]]
		a, err := d.Space.Parse(strings.Join([]string{"gpt", d.Scale, layers[i], width[i], ratios[i], heads[i], flag}, "-"))
		if err != nil {
			return fmt.Errorf("row %d: %w", i, err)
		}
		d.Archs = append(d.Archs, a)
	}
	d.Memory = map[string][]float64{}
	if d.Perplexity, err = sh.numbers("perplexity"); err != nil {
		return err
	}
	if d.Accuracy, err = sh.numbers("accuracy"); err != nil {
		return err
	}
	if d.Memory["a100"], err = sh.numbers("mem_bf16_mb"); err != nil {
		return err
	}
	d.Memory["rtx2080"], err = sh.numbers("mem_fp16_mb")
	return err
}

func (d *Data) readLatency(sh *sheet) (err error) {
	d.Latency, err = sh.repetitions(append(append([]string{}, GPUs...), CPUs...))
	return err
}

func (d *Data) readGPUEnergy(sh *sheet) (err error) {
	d.GPUEnergy, err = sh.repetitions(GPUs)
	return err
}

func (d *Data) readCPUEnergy(sh *sheet) (err error) {
	d.CPUEnergy, d.CPUSpread = map[string][]float64{}, map[string][]float64{}
	for _, cpu := range CPUs {
		if d.CPUEnergy[cpu], err = sh.numbers(cpu + "_en_mean_mwh"); err != nil {
			return err
		}
		if d.CPUSpread[cpu], err = sh.numbers(cpu + "_en_std_mwh"); err != nil {
			return err
		}
	}
	return nil
}

// repetitions gathers the columns <device>_0, <device>_1, ... of each device.
func (sh *sheet) repetitions(devices []string) (map[string][][]float64, error) {
	all := map[string][][]float64{}
	for _, device := range devices {
		rows := make([][]float64, len(sh.rows))
		for rep := 0; ; rep++ {
			column := device + "_" + strconv.Itoa(rep)
			if sh.at(column) < 0 {
				break
			}
			xs, err := sh.numbers(column)
			if err != nil {
				return nil, err
			}
			for i, x := range xs {
				rows[i] = append(rows[i], x)
			}
		}
		if len(rows) == 0 || len(rows[0]) == 0 {
			return nil, fmt.Errorf("no column %s_0", device)
		}
		all[device] = rows
	}
	return all, nil
}
