package nb101

import "testing"

func FuzzParseCell(f *testing.F) {
	c, err := ParseCell(known)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{known, c.Tuple(), "1-", "(0, 1)", "--"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseCell(text)
		if err != nil {
			return
		}
		if back, err := ParseCell(c.String()); err != nil || back != c {
			t.Fatalf("%v reads as %v, %v", c, back, err)
		}
		first, err := c.Canonical()
		if err != nil {
			return
		}
		if again, err := first.Canonical(); err != nil || again != first {
			t.Fatalf("the canonical form of %v is %v, %v", first, again, err)
		}
	})
}
