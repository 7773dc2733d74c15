package spacetest

import (
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

// samples is how many random architectures each check looks at.
const samples = 200

// Run checks everything that the engine expects of a space. Each check is a
// subtest. Random numbers come from a fixed seed, so a result repeats.
func Run(t *testing.T, s space.Space) {
	t.Helper()
	for _, check := range []struct {
		name string
		run  func(*testing.T, space.Space)
	}{
		{"Dims", dims},
		{"CheckRejects", checkRejects},
		{"SampleLegal", sampleLegal},
		{"SampleUniform", sampleUniform},
		{"SampleReachesAll", sampleReachesAll},
		{"Trim", trim},
		{"Canonical", canonical},
		{"MutateChanges", mutateChanges},
		{"NeighboursSymmetric", neighboursSymmetric},
		{"CrossFromParents", crossFromParents},
		{"ParseRoundTrip", parseRoundTrip},
		{"Encodings", encodings},
		{"DecodeRejects", decodeRejects},
		{"GraphForward", graphForward},
		{"Draw", draw},
		{"TraitsComplete", traitsComplete},
		{"EnumerateCounts", enumerateCounts},
	} {
		t.Run(check.name, func(t *testing.T) { check.run(t, s) })
	}
}

func source() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// each calls f with random architectures and stops at the first failure.
func each(t *testing.T, s space.Space, f func(rng *rand.Rand, a space.Arch)) {
	t.Helper()
	rng := source()
	for range samples {
		if f(rng, space.Sample(s, rng)); t.Failed() {
			return
		}
	}
}

// mustTrim returns the trimmed form.
func mustTrim(t *testing.T, s space.Space, a space.Arch) space.Arch {
	t.Helper()
	c, err := space.Trim(s, a)
	if err != nil {
		t.Fatalf("Trim(%v): %v", a, err)
	}
	return c
}

// mustCanonical returns the canonical form.
func mustCanonical(t *testing.T, s space.Space, a space.Arch) space.Arch {
	t.Helper()
	c, err := space.Canonical(s, a)
	if err != nil {
		t.Fatalf("Canonical(%v): %v", a, err)
	}
	return c
}

// has returns the space's own traits; those it lacks are zero.
func has(s space.Space) space.Traits {
	if own, ok := s.(interface{ Traits() *space.Traits }); ok && own.Traits() != nil {
		return *own.Traits()
	}
	return space.Traits{}
}

// apart counts the decisions in which a and b differ.
func apart(a, b space.Arch) int {
	n := 0
	for i, g := range a.Genes {
		if g != b.Genes[i] {
			n++
		}
	}
	return n
}
