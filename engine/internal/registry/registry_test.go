package registry

import (
	"errors"
	"strings"
	"testing"

	"naslab/engine/name"
)

func TestTable(t *testing.T) {
	tab := Table[int]{Kind: "search method", Hint: "nas.Methods()"}
	tab.Put("rs", 1)
	tab.Put("nsga2", 2)
	tab.Put("nsga2", 3)
	if v, err := tab.Get("nsga2"); err != nil || v != 3 {
		t.Fatalf("Get = %d, %v; want the later entry 3", v, err)
	}
	_, err := tab.Get("nsga")
	var u *name.Unknown
	if !errors.As(err, &u) || u.Known != 2 {
		t.Fatalf("Get of a misspelt name = %v, want *name.Unknown", err)
	}
	if want := `unknown search method "nsga"; did you mean "nsga2"? (nas.Methods() lists all 2)`; err.Error() != want {
		t.Errorf("error = %q, want %q", err, want)
	}
	if got := strings.Join(tab.Names(), " "); got != "nsga2 rs" {
		t.Errorf("Names = %q", got)
	}
}
