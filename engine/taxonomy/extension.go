package taxonomy

import (
	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/device"
	"naslab/engine/pareto"
	"naslab/engine/predict"
	"naslab/engine/search"
	"naslab/engine/space"
)

// extensions go beyond one network and one score.
func extensions() []entry {
	return []entry{
		{"joint architecture and hyper-parameters", "one mixed space of architecture and training settings, searched as one", []part{
			code("a mixed space of your own", space.NewFuncs), inMethods("methods for it", "bohb", "dehb"), absent("a benchmark over a mixed space")}},
		{"hardware costs", "latency, memory and energy of a network on a device, measured or looked up", []part{
			inDevices("HW-GPT-Bench devices", "hwgpt/*"), inDevices("HW-NAS-Bench devices", "hwnas*"), code("this machine", device.NewLocal)}},
		{"several objectives", "look for all networks that no other beats everywhere", []part{
			inMethods("NSGA-II", "nsga2"), inMethods("random search", "rs"), inMethods("expected hypervolume improvement", "qehvi", "ehvi"),
			inMethods("Bayesian optimisation of sums", "lsbo", "rsbo", "parego"),
			inMethods("multi-objective ASHA", "moasha"), inMethods("multi-objective REA", "morea", "more"), inMethods("multi-objective local search", "mols"),
			code("hypervolume and fronts", pareto.Hypervolume)}},
		{"constraints", "reject or penalise what is too slow or too large", []part{
			code("metrics of your own, such as a penalised score", bench.NewFunc), absent("hard limits in a search"), absent("expected latency in the loss")}},
		{"ensemble search", "search for members that are good together and not each alone", []part{inMethods("NES-RS and NES-RE", "nesrs", "nesre", "nes"), absent("multi-headed ensembles")}},
		{"your own", "spaces, benchmarks, methods, predictors and devices that a cell makes and registers", []part{
			code("a space", space.NewFuncs), code("a benchmark from a function", bench.NewFunc), code("from a CSV", tabular.OpenCSV),
			code("two benchmarks as one", bench.Join), code("a method", search.NewFuncs), code("a predictor", predict.NewFuncs), code("a device", device.NewFunc)}},
	}
}
