package stat

import (
	"fmt"
	"math"
)

// checkPair returns an error unless x and y have the same length, at least
// least values, and no NaN; with finite it refuses infinities too.
func checkPair(what string, x, y []float64, least int, finite bool) error {
	if len(x) != len(y) {
		return fmt.Errorf("stat: %s: %d and %d values; give as many of one as of the other", what, len(x), len(y))
	}
	if err := checkOne(what, x, least, finite); err != nil {
		return err
	}
	return checkOne(what, y, least, finite)
}

// checkOne is checkPair for one slice.
func checkOne(what string, x []float64, least int, finite bool) error {
	if len(x) < least {
		return fmt.Errorf("stat: %s: %d values; it needs at least %d", what, len(x), least)
	}
	for i, v := range x {
		if math.IsNaN(v) {
			return fmt.Errorf("stat: %s: value %d is NaN; leave out what is missing", what, i)
		}
		if finite && math.IsInf(v, 0) {
			return fmt.Errorf("stat: %s: value %d is infinite; leave it out or clip it", what, i)
		}
	}
	return nil
}
