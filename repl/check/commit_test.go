package check

import (
	"go/types"
	"testing"
)

// A cell that fails while it runs keeps the old values of variables that it did
// not reach, and what needs them.
func TestCommitInPart(t *testing.T) {
	c := newTestChecker(t)
	c.feed(t, "x := 1\ny := 2", "func f() int { return x }\nfunc g() int { return f() }")
	oldX, oldF := c.table.names["x"], c.table.names["f"]
	cell, faults := c.Check(Source{Text: "y := \"a\"\npanic(1)\nx := 2\nfunc h() int { return x }\nfunc k() string { return y }"})
	if faults != nil {
		t.Fatal(faults)
	}
	gone := c.Commit(cell, func(v *types.Var) bool { return v.Name() == "y" })
	if len(gone) != 1 || gone[0].Name() != "y" {
		t.Errorf("gone: %v", gone)
	}
	if c.table.names["x"] != oldX || c.table.names["f"] != oldF {
		t.Error("x and f are not as before")
	}
	if c.table.names["h"] != nil {
		t.Error("h is there, which needs the new x")
	}
	c.expect(t, "k() + y", "string")
	c.expect(t, "g()", "int")
}

func TestDrop(t *testing.T) {
	c := newTestChecker(t)
	c.feed(t, "x := 1\ntype T int")
	if _, faults := c.Check(Source{Text: "x := \"a\"\nfunc (t T) M() {}"}); faults != nil {
		t.Fatal(faults)
	}
	c.Drop()
	c.expect(t, "x", "int")
	if _, faults := c.Check(Source{Text: "T(1).M()"}); faults == nil {
		t.Error("M is there")
	}
}

func TestGone(t *testing.T) {
	c := newTestChecker(t)
	c.feed(t, "x := 1", "func f() int { return x }")
	old := c.table.names["x"]
	check := func(src string, want bool) {
		t.Helper()
		cell, faults := c.Check(Source{Text: src})
		if faults != nil {
			t.Fatal(faults)
		}
		found := false
		for _, o := range c.Commit(cell, nil) {
			found = found || o == old
		}
		if found != want {
			t.Errorf("%s: the old x is gone: %t", src, found)
		}
	}
	check("x := \"a\"", false) // f stays as it was and uses it
	old = c.table.names["x"]
	check("x := 2", true) // f uses the new one now
}

func TestSameBlock(t *testing.T) {
	c := newTestChecker(t)
	cell := c.feed(t, "x := 1\nfunc f() int { return x }\nx, y := 2, 3\nf() + x + y")
	if len(cell.Vars) != 2 {
		t.Errorf("%v", cell.Vars)
	}
	for _, o := range cell.Info.Uses {
		if o.Name() == "x" && o != types.Object(cell.Vars[0]) {
			t.Error("another x")
		}
	}
	if _, faults := c.Check(Source{Text: "a := 1\nfunc g() int { return a }\na := 2"}); faults == nil || faults[0].Msg != "no new variables on left side of :=" {
		t.Errorf("%v", faults)
	}
}

// Variables that are declared again may be initialised with the old ones.
func TestRenew(t *testing.T) {
	c := newTestChecker(t)
	c.feed(t, "x := 1\nfunc f() int { return x }", "var x = f() + x")
	c.expect(t, "x", "int")
	c.feed(t, "var x = y\nvar y = 2.5")
	c.expect(t, "x", "float64")
}
