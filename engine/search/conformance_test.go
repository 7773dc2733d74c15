package search_test

import (
	"testing"

	"naslab/engine/search"
	"naslab/engine/search/searchtest"
)

func TestRS(t *testing.T) { searchtest.Run(t, search.NewRS) }

func TestRSWithDuplicates(t *testing.T) {
	searchtest.Run(t, func(s search.Setup) (search.Optimizer, error) { return search.NewRS(with(s, "duplicates", 1)) })
}

func TestNSGA2(t *testing.T) { searchtest.Run(t, search.NewNSGA2) }

func TestNSGA2TwoPoint(t *testing.T) {
	searchtest.Run(t, func(s search.Setup) (search.Optimizer, error) {
		return search.NewNSGA2(with(with(s, "points", 2), "population", 5))
	})
}

func TestNSGA3(t *testing.T) { searchtest.Run(t, search.NewNSGA3) }

func TestMOEAD(t *testing.T) { searchtest.Run(t, search.NewMOEAD) }

func TestMOEADChebyshev(t *testing.T) {
	searchtest.Run(t, func(s search.Setup) (search.Optimizer, error) {
		return search.NewMOEAD(with(with(s, "chebyshev", 1), "population", 12))
	})
}

func TestSMSEMOA(t *testing.T) { searchtest.Run(t, search.NewSMSEMOA) }

func TestMOREA(t *testing.T) { searchtest.Run(t, search.NewMOREA) }

func TestMOREAShipped(t *testing.T) {
	searchtest.Run(t, func(s search.Setup) (search.Optimizer, error) { return search.NewMOREA(with(s, "shipped", 1)) })
}

func TestMOLS(t *testing.T) { searchtest.Run(t, search.NewMOLS) }

func TestParEGO(t *testing.T) { searchtest.Run(t, seldom(search.NewParEGO)) }

func TestLSBO(t *testing.T) { searchtest.Run(t, seldom(search.NewLSBO)) }

func TestRSBO(t *testing.T) { searchtest.Run(t, seldom(search.NewRSBO)) }

func TestEHVI(t *testing.T) { searchtest.Run(t, seldom(search.NewEHVI)) }

func TestMOASHA(t *testing.T) {
	searchtest.Run(t, search.NewMOASHA)
	searchtest.RunLower(t, search.NewMOASHA)
}

func TestMOASHAShipped(t *testing.T) {
	searchtest.RunLower(t, func(s search.Setup) (search.Optimizer, error) { return search.NewMOASHA(with(s, "shipped", 1)) })
}

func TestREA(t *testing.T) { searchtest.RunSingle(t, search.NewREA) }

func TestREAWithoutDuplicates(t *testing.T) {
	searchtest.RunSingle(t, func(s search.Setup) (search.Optimizer, error) { return search.NewREA(with(s, "duplicates", 0)) })
}

func TestLS(t *testing.T) { searchtest.RunSingle(t, search.NewLS) }

func TestLSFirst(t *testing.T) {
	searchtest.RunSingle(t, func(s search.Setup) (search.Optimizer, error) { return search.NewLS(with(s, "first", 1)) })
}

func TestGreedy(t *testing.T) { searchtest.RunSingle(t, search.NewGreedy) }

func TestTPE(t *testing.T) { searchtest.RunSingle(t, search.NewTPE) }

func TestBO(t *testing.T) { searchtest.RunSingle(t, rarely(search.NewBO)) }

func TestBOWL(t *testing.T) { searchtest.RunSingle(t, rarely(search.NewBOWL)) }

func TestBANANAS(t *testing.T) { searchtest.RunSingle(t, tiny(search.NewBANANAS)) }

func TestNPENAS(t *testing.T) { searchtest.RunSingle(t, tiny(search.NewNPENAS)) }

func TestDNGO(t *testing.T) { searchtest.RunSingle(t, tiny(search.NewDNGO)) }

func TestREINFORCE(t *testing.T) {
	searchtest.RunSingle(t, func(s search.Setup) (search.Optimizer, error) {
		return search.NewREINFORCE(with(with(s, "units", 4), "rate", 0.05))
	})
}

func TestPPO(t *testing.T) {
	searchtest.RunSingle(t, func(s search.Setup) (search.Optimizer, error) {
		return search.NewPPO(with(with(with(s, "units", 4), "rate", 0.05), "buffer", 10))
	})
}

func TestLaNAS(t *testing.T) { searchtest.RunSingle(t, search.NewLaNAS) }

func TestAlphaX(t *testing.T) {
	searchtest.RunSingle(t, func(s search.Setup) (search.Optimizer, error) {
		return search.NewAlphaX(with(with(with(with(s, "depth", 1), "width", 4), "epochs", 2), "every", 40))
	})
}

// tiny is rarely with networks that train in a moment.
func tiny(make func(search.Setup) (search.Optimizer, error)) func(search.Setup) (search.Optimizer, error) {
	return rarely(func(s search.Setup) (search.Optimizer, error) {
		return make(with(with(with(s, "depth", 1), "width", 4), "epochs", 2))
	})
}

// rarely fits a model for every forty proposals, so that the kit, which makes
// some ten thousand of them, is short.
func rarely(make func(search.Setup) (search.Optimizer, error)) func(search.Setup) (search.Optimizer, error) {
	return func(s search.Setup) (search.Optimizer, error) {
		return make(with(with(s, "batch", 40), "candidates", 80))
	}
}

// seldom is rarely with models of few results.
func seldom(make func(search.Setup) (search.Optimizer, error)) func(search.Setup) (search.Optimizer, error) {
	return rarely(func(s search.Setup) (search.Optimizer, error) { return make(with(s, "learn", 16)) })
}

func TestSH(t *testing.T) { searchtest.RunSingle(t, search.NewSH) }

func TestHyperband(t *testing.T) { searchtest.RunSingle(t, search.NewHyperband) }

func TestASHA(t *testing.T) { searchtest.RunSingle(t, search.NewASHA) }

func TestBOHB(t *testing.T) { searchtest.RunSingle(t, search.NewBOHB) }

func TestDEHB(t *testing.T) { searchtest.RunSingle(t, search.NewDEHB) }

// with returns s with one more option.
func with(s search.Setup, name string, value float64) search.Setup {
	options := map[string]float64{name: value}
	for k, v := range s.Options {
		options[k] = v
	}
	s.Options = options
	return s
}
