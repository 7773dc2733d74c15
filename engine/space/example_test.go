package space_test

import (
	"fmt"
	"math/rand/v2"

	"naslab/engine/space"
)

// A space of one's own: everything else follows from its decisions.
func ExampleNewFuncs() {
	s, err := space.NewFuncs("mine", []space.Dim{
		space.Numbers("depth", 2, 4, 8),
		space.Labels("act", "relu", "gelu"),
	}, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	a := space.Sample(s, rand.New(rand.NewPCG(1, 2)))
	near, _ := space.Neighbours(s, a)
	fmt.Println(a, near)
	for _, e := range space.Encodings(s) {
		x, _ := e.Encode(a)
		back, _ := e.Decode(x)
		fmt.Println(e, back.Equal(a))
	}
	pictures, _ := space.Draw(s, a)
	fmt.Println(&pictures[0])
	// Output:
	// mine:20 [mine:00 mine:10 mine:21]
	// encoding onehot of length 5, invertible true
	// encoding categorical of length 2, invertible true
	// encoding ordinal of length 2, invertible true
	// encoding gcn of length 44, invertible true
	// encoding sequence of length 9, invertible true
	// drawing "mine:20" of 4 nodes and 3 arrows
}
