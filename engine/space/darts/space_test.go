package darts

import (
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func mustNew(t *testing.T, name string) *Space {
	t.Helper()
	s, err := New(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) { spacetest.Run(t, mustNew(t, name)) })
	}
}

var _ space.Space = (*Space)(nil)
