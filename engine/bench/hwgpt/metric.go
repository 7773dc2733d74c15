package hwgpt

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/bench"
)

// The devices, in the benchmark's order and spelling.
var (
	gpus = []string{"a100", "a40", "h100", "rtx2080", "rtx3080", "a6000", "v100", "P100"}
	cpus = []string{"cpu_xeon_silver", "cpu_xeon_gold", "cpu_amd_7502", "cpu_amd_7513", "cpu_amd_7452"}
)

// Devices lists the 13 devices, GPUs first.
func Devices() []string { return append(slices.Clone(gpus), cpus...) }

// Scales lists the scales that have been measured.
func Scales() []string { return []string{"s", "m", "l"} }

// batches is the number of sequences that were processed at once, by scale.
var batches = map[string]int{"s": 8, "m": 4, "l": 1}

// gpuEnergyBatch is the same at every scale, unlike that of latency.
const gpuEnergyBatch = 8

// describe makes the metric called name, without its range.
func describe(name, scale string) bench.Metric {
	kind, device, _ := strings.Cut(name, "@")
	m := bench.Metric{Name: name, Device: device, Batch: batches[scale]}
	gpu := slices.Contains(gpus, device)
	switch kind {
	case "perplexity":
		m.Batch = 0
		m.Doc = "perplexity of the subnetwork with the supernet's weights, on OpenWebText, 1,024 tokens of context"
	case "accuracy":
		m.Batch, m.Maximise = 0, true
		m.Doc = "fraction of next tokens that the subnetwork with the supernet's weights ranks first, on OpenWebText"
	case "latency":
		m.Unit = "ms"
		m.Doc = fmt.Sprintf("time of one forward pass of %d sequences of 1,024 tokens, %s, PyTorch profiler's total %s time, median of 10 passes",
			m.Batch, dtype(device), map[bool]string{true: "CUDA", false: "CPU"}[gpu])
		if !gpu {
			m.Doc += " on 8 cores"
		}
	case "energy":
		m.Unit = "mWh"
		if gpu {
			m.Batch = gpuEnergyBatch
			m.Doc = fmt.Sprintf("energy of one forward pass of %d sequences of 1,024 tokens, %s, polled power times time, trimmed mean of 49 passes after the first",
				m.Batch, dtype(device))
		} else {
			m.Doc = fmt.Sprintf("energy of one forward pass of %d sequences of 1,024 tokens, fp32, CodeCarbon's estimate, mean of 10 passes", m.Batch)
		}
	case "memory":
		m.Unit = "MB"
		m.Doc = fmt.Sprintf("GPU memory allocated after a forward pass of %d sequences, %s, in 10^6 bytes: weights and their half-precision copies", m.Batch, dtype(device))
	default:
		m = describeExact(m)
	}
	return m
}

// describeExact completes the metrics that closed forms give.
func describeExact(m bench.Metric) bench.Metric {
	published := " of the network that was profiled: MLP of three matrices, output layer untied"
	consistent := " of the network that the perplexity belongs to: MLP of two matrices, output layer tied"
	switch m.Name {
	case "params":
		m.Batch, m.Doc = 0, "parameters"+published
	case "params_consistent":
		m.Batch, m.Doc = 0, "parameters"+consistent
	case "macs":
		m.Unit, m.Doc = "MAC", fmt.Sprintf("multiply-accumulates with weights for %d sequences of 1,024 tokens,%s", m.Batch, published)
	case "flops":
		m.Unit, m.Doc = "FLOP", fmt.Sprintf("operations for %d sequences of 1,024 tokens, attention scores left out,%s", m.Batch, published)
	case "flops_consistent":
		m.Unit, m.Doc = "FLOP", fmt.Sprintf("operations for %d sequences of 1,024 tokens, attention scores included,%s", m.Batch, consistent)
	}
	return m
}

// dtype is the number format in which a device was measured.
func dtype(device string) string {
	switch {
	case slices.Contains(cpus, device):
		return "fp32"
	case slices.Contains([]string{"a100", "a40", "a6000", "h100"}, device):
		return "bf16 autocast"
	}
	return "fp16 autocast"
}
