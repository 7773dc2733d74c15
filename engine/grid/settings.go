package grid

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// knob is an option with the values that are tried: all whole numbers from lo to
// hi, or, when there are some, one of choices.
type knob struct {
	option  string
	lo, hi  int
	choices []float64
}

// tuned are the options that NAS-Bench-Suite draws, by method. Random search has
// none. Draws may be odd, such as tournaments larger than the population: so are
// those of the paper.
var tuned = map[string][]knob{
	"rea":     {{option: "population", lo: 5, hi: 99}, {option: "sample", lo: 5, hi: 99}},
	"ls":      {{option: "start", lo: 5, hi: 99}},
	"bananas": ensembled,
	"npenas":  ensembled,
}

var ensembled = []knob{
	{option: "start", lo: 5, hi: 99}, {option: "batch", lo: 10, hi: 49}, {option: "parents", lo: 1, hi: 19},
	{option: "mutations", lo: 1, hi: 19}, {option: "candidates", lo: 5, hi: 49},
}

// tunedPredictors are the options that are drawn, by predictor: depth, width and
// rate of networks as White, Zela, Ru, Liu and Hutter (NeurIPS 2021) draw them.
var tunedPredictors = map[string][]knob{
	"gp":       {{option: "shared", lo: 0, hi: 1}, {option: "starts", lo: 1, hi: 4}},
	"gpwl":     {{option: "levels", lo: 0, hi: 4}},
	"mlp":      networks,
	"ensemble": append([]knob{{option: "members", lo: 2, hi: 5}}, networks...),
	"dngo":     {{option: "depth", lo: 2, hi: 5}, {option: "width", lo: 20, hi: 99}, {option: "rate", choices: []float64{0.03, 0.01, 0.003, 0.001}}},
}

var networks = []knob{{option: "depth", lo: 5, hi: 24}, {option: "width", lo: 5, hi: 24}, {option: "rate", choices: []float64{0.1, 0.01, 0.005, 0.001, 0.0001}}}

// Settings returns n settings of a search method, or of a predictor when kind is
// [Predict]: first fixed, which all begin from, and then random ones, in which
// the options that NAS-Bench-Suite tunes are drawn besides. A method without
// such options has the first one only. n counts from 1.
//
// The ranges are those of Mehta, White, Zela, Krishnakumar, Zabergja, Moradian,
// Safari, Yu, Hutter, "NAS-Bench-Suite: NAS evaluation is (now) surprisingly
// easy", ICLR 2022.
func Settings(kind Kind, method string, n int, fixed map[string]float64, rng *rand.Rand) []map[string]float64 {
	knobs := tuned[method]
	if kind == Predict {
		knobs = tunedPredictors[method]
	}
	list := []map[string]float64{maps.Clone(fixed)}
	for len(list) < n && len(knobs) > 0 {
		drawn := maps.Clone(fixed)
		if drawn == nil {
			drawn = map[string]float64{}
		}
		for _, k := range knobs {
			drawn[k.option] = k.draw(rng)
		}
		list = append(list, drawn)
	}
	return list
}

func (k knob) draw(rng *rand.Rand) float64 {
	if len(k.choices) > 0 {
		return k.choices[rng.IntN(len(k.choices))]
	}
	return float64(k.lo + rng.IntN(k.hi-k.lo+1))
}

// Tunable reports whether a method, or a predictor, has options that [Settings]
// draws.
func Tunable(kind Kind, method string) bool {
	if kind == Predict {
		return len(tunedPredictors[method]) > 0
	}
	return slices.Contains(slices.Collect(maps.Keys(tuned)), method)
}
