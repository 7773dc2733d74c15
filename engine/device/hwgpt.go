package device

import "slices"

const (
	hwgptGPU = "latency and energy at 1,024 tokens; latency at batch 8, 4, 1 for the scales s, m, l, energy at batch 8"
	hwgptCPU = "latency and energy at 1,024 tokens, batch 8, 4, 1 for the scales s, m, l, on 8 cores"
)

// hwgpt lists the devices of R. S. Sukthanker et al., "HW-GPT-Bench:
// Hardware-aware architecture benchmark for language models", NeurIPS 2024
// datasets and benchmarks track, arXiv 2405.10299. Names, number formats, cores
// and batch sizes are those of its code; the kind of memory is the maker's, and
// left empty where one name covers products that differ in it.
var hwgpt = []Info{
	{"a100", "gpu", "NVIDIA A100", "", "bfloat16", 0, hwgptGPU},
	{"a40", "gpu", "NVIDIA A40", "GDDR6", "bfloat16", 0, hwgptGPU},
	{"h100", "gpu", "NVIDIA H100", "", "bfloat16", 0, hwgptGPU},
	{"rtx2080", "gpu", "NVIDIA GeForce RTX 2080", "GDDR6", "float16", 0, hwgptGPU},
	{"rtx3080", "gpu", "NVIDIA GeForce RTX 3080", "GDDR6X", "float16", 0, hwgptGPU},
	{"a6000", "gpu", "NVIDIA RTX A6000", "GDDR6", "bfloat16", 0, hwgptGPU},
	{"v100", "gpu", "NVIDIA V100", "HBM2", "float16", 0, hwgptGPU},
	{"P100", "gpu", "NVIDIA P100", "", "float16", 0, hwgptGPU},
	{"cpu_xeon_silver", "cpu", "Intel Xeon Silver", "", "float32", 8, hwgptCPU},
	{"cpu_xeon_gold", "cpu", "Intel Xeon Gold", "", "float32", 8, hwgptCPU},
	{"cpu_amd_7502", "cpu", "AMD EPYC 7502", "DDR4", "float32", 8, hwgptCPU},
	{"cpu_amd_7513", "cpu", "AMD EPYC 7513", "DDR4", "float32", 8, hwgptCPU},
	{"cpu_amd_7452", "cpu", "AMD EPYC 7452", "DDR4", "float32", 8, hwgptCPU},
}

// HWGPT returns the descriptions of the 13 devices of HW-GPT-Bench, GPUs first,
// in the paper's order.
func HWGPT() []Info { return slices.Clone(hwgpt) }

// Describe returns the description of a device of HW-GPT-Bench by its name, and
// false for any other name.
func Describe(name string) (Info, bool) {
	i := slices.IndexFunc(hwgpt, func(d Info) bool { return d.Name == name })
	if i < 0 {
		return Info{}, false
	}
	return hwgpt[i], true
}
