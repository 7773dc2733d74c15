package search

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"naslab/engine/space"
)

// fuse is a context that ends when it was looked at so many times.
type fuse struct {
	context.Context
	left atomic.Int64
}

func (f *fuse) Err() error {
	if f.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// A context that ends in the middle of what takes long ends it there: each of
// these looks at it many times within one Ask for one architecture.
func TestAskEndsInTheMiddle(t *testing.T) {
	s := grid(t, 6, 5)
	for name, make := range map[string]func(Setup) (Optimizer, error){
		"bo": NewBO, "bananas": NewBANANAS, "npenas": NewNPENAS, "dngo": NewDNGO,
		"alphax": NewAlphaX, "lanas": NewLaNAS, "bowl": NewBOWL, "parego": NewParEGO, "lsbo": NewLSBO, "rsbo": NewRSBO, "ehvi": NewEHVI,
	} {
		t.Run(name, func(t *testing.T) {
			o, err := make(setup(s, 1, 1, map[string]float64{"start": 2}))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := o.Ask(t.Context(), 2); err != nil {
				t.Fatal(err)
			}
			for i := range 40 {
				a := space.Sample(s, rand.New(rand.NewPCG(3, uint64(i))))
				if err := o.Tell([]Trial{{Arch: a, Costs: []float64{bowl(a)}}}); err != nil {
					t.Fatal(err)
				}
			}
			looks := &fuse{Context: t.Context()}
			looks.left.Store(5)
			if list, err := o.Ask(looks, 1); !errors.Is(err, context.Canceled) {
				t.Errorf("%v, error %v after %d looks at the context", list, err, 5-looks.left.Load())
			}
		})
	}
}
