package nbnlp

import (
	"reflect"
	"testing"

	"naslab/engine/space"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{gru, `(((0, 4), (1, 4), (4, 5)), (0, 0, 0, 0, 6, 2), (5,))`, `{"h_new_0": {"op": "blend", "input": []}}`, `{"a": null}`} {
		f.Add(seed)
	}
	s := New()
	f.Fuzz(func(t *testing.T, text string) {
		a, err := space.Parse(s, text)
		if err != nil {
			return
		}
		c := cellOf(a)
		back, err := ParseRecipe(c.Recipe())
		if err != nil || !reflect.DeepEqual(back.canonical(), c.canonical()) {
			t.Fatalf("%s reads as %s, %v", c.Recipe(), back.Recipe(), err)
		}
	})
}
