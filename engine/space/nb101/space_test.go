package nb101

import (
	"testing"

	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) { spacetest.Run(t, New()) }
