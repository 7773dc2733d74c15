package prof

import (
	"cmp"
	"slices"
	"time"
)

// Every is the time between two samples.
const Every = 10 * time.Millisecond

// Share is how much of the samples one place has.
type Share[P comparable] struct {
	Place   P
	Samples int
}

// Sample asks where() again and again while run runs, and returns the places by
// their number of samples. Places for which keep is false are not counted.
func Sample[P comparable](every time.Duration, where func() P, keep func(P) bool, run func()) []Share[P] {
	stop, done := make(chan struct{}), make(chan struct{})
	count := map[P]int{}
	var order []P // of first sight, so that equal shares have an order
	go func() {
		defer close(done)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				p := where()
				if !keep(p) {
					continue
				}
				if count[p] == 0 {
					order = append(order, p)
				}
				count[p]++
			}
		}
	}()
	func() {
		defer func() { close(stop); <-done }()
		run()
	}()
	shares := make([]Share[P], len(order))
	for i, p := range order {
		shares[i] = Share[P]{p, count[p]}
	}
	slices.SortStableFunc(shares, func(a, b Share[P]) int { return cmp.Compare(b.Samples, a.Samples) })
	return shares
}
