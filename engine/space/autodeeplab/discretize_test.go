package autodeeplab

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/space"
)

func random(rng *rand.Rand, rows, columns int) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		for range columns {
			m[i] = append(m[i], rng.NormFloat64())
		}
	}
	return m
}

// TestViterbi compares with the best of all paths.
func TestViterbi(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for layers := 2; layers <= 6; layers++ {
		s := mustNew(t, Config{Layers: layers, Blocks: 1, Ops: []string{"skip"}})
		for range 20 {
			var beta [][][]float64
			for range layers - 1 {
				beta = append(beta, random(rng, 4, 3))
			}
			best, chance := []int(nil), math.Inf(-1)
			err := space.Enumerate(s, func(a space.Arch) bool {
				if !slices.Equal(a.Genes[layers-1:], make([]int, 4)) {
					return true
				}
				levels, log := s.levels(a), 0.0
				for l := range layers - 1 {
					sum := 0.0
					for k, logit := range beta[l][levels[l]] {
						if to := levels[l] + k - 1; to >= 0 && to < 4 {
							sum += math.Exp(logit)
						}
					}
					log += beta[l][levels[l]][levels[l+1]-levels[l]+1] - math.Log(sum)
				}
				if log > chance {
					best, chance = levels, log
				}
				return true
			})
			if err != nil {
				t.Fatal(err)
			}
			a, err := s.Discretize(random(rng, 2, 1), beta)
			if err != nil || !slices.Equal(s.levels(a), best) {
				t.Fatalf("the path %v, %v; the best of all is %v", s.levels(a), err, best)
			}
		}
	}
}

func TestHeaviest(t *testing.T) {
	s := mustNew(t, Config{Layers: 2, Blocks: 2, Ops: []string{"skip", "zero", "max_pool_3x3"}})
	beta := [][][]float64{random(rand.New(rand.NewPCG(3, 4)), 4, 3)}
	beta[0][0][1] = 50 // stay
	alpha := [][]float64{{0, 9, 1}, {3, 0, 0}, {0, 0, 0.1}, {0, 0, 5}, {4, 0, 0}}
	a, err := s.Discretize(alpha, beta)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := space.Text(s, a); err != nil || text != "4-4|before:max_pool_3x3+last:skip|last:max_pool_3x3+block0:skip" {
		t.Errorf("%s, %v", text, err)
	}
	for want, change := range map[string]func() (space.Arch, error){
		"a cell of 2 blocks has 5 edges": func() (space.Arch, error) { return s.Discretize(alpha[:4], beta) },
		"there are 3 operations":         func() (space.Arch, error) { return s.Discretize(append([][]float64{{1}}, alpha[1:]...), beta) },
		"row 0 of alpha has NaN": func() (space.Arch, error) {
			return s.Discretize(append([][]float64{{1, math.NaN(), 1}}, alpha[1:]...), beta)
		},
		"2 layers need 1":     func() (space.Arch, error) { return s.Discretize(alpha, nil) },
		"4 rows of 3 numbers": func() (space.Arch, error) { return s.Discretize(alpha, [][][]float64{{{1}}}) },
		"beta of layer 1, level": func() (space.Arch, error) {
			return s.Discretize(alpha, [][][]float64{{{0, math.Inf(1), 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}}})
		},
	} {
		if _, err := change(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
