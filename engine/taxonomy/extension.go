package taxonomy

import (
	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/pareto"
)

// extensions go beyond one network and one score.
func extensions() []entry {
	return []entry{
		{"joint architecture and hyper-parameters", "one mixed space of architecture and training settings, searched as one", []part{
			inMethods("methods over a mixed space", "bohb", "dehb"), absent("a benchmark over a mixed space")}},
		{"hardware costs", "latency, memory and energy of a network on a device, measured or looked up", []part{
			inDevices("HW-GPT-Bench devices", "hwgpt/*"), inDevices("HW-NAS-Bench devices", "hwnas*"), code("this machine", device.NewLocal)}},
		{"several objectives", "look for all networks that no other beats everywhere", []part{
			inMethods("NSGA-II", "nsga2"), inMethods("random search", "rs"), inMethods("expected hypervolume improvement", "qehvi", "ehvi", "lsbo"),
			inMethods("multi-objective ASHA", "moasha"), inMethods("multi-objective REA", "morea", "more"), code("hypervolume and fronts", pareto.Hypervolume)}},
		{"constraints", "reject or penalise what is too slow or too large", []part{
			code("metrics of your own, such as a penalised score", bench.NewFunc), absent("hard limits in a search"), absent("expected latency in the loss")}},
		{"ensemble search", "search for members that are good together and not each alone", []part{inMethods("NES-RS and NES-RE", "nesrs", "nesre", "nes"), absent("multi-headed ensembles")}},
		{"your own", "spaces, benchmarks, methods and devices that a cell makes and registers", []part{
			code("a benchmark from a function", bench.NewFunc), code("two benchmarks as one", bench.Join)}},
	}
}
