package show

import (
	"reflect"
	"strings"
	"testing"

	"naslab/engine/table"
)

type torn struct{}

func (torn) Table() *table.Table { panic("no table") }

func TestHTML(t *testing.T) {
	if got := HTML(tabular{2}); !strings.Contains(got, "<table") || strings.Count(got, "<tr") != 3 {
		t.Errorf("%s", got)
	}
	if got := HTML(tabular{1000}); strings.Count(got, "<tr") > htmlRows+2 {
		t.Errorf("%d rows", strings.Count(got, "<tr"))
	}
	if got := HTML("a<b\nc"); got != "<pre>a&lt;b\nc</pre>" {
		t.Errorf("%s", got)
	}
	for _, v := range []any{torn{}, (*table.Table)(nil), nil} {
		if got := HTML(v); !strings.HasPrefix(got, "<pre>") {
			t.Errorf("%T: %s", v, got)
		}
	}
	var none error
	if (Printer{}).TableOf([]reflect.Value{reflect.ValueOf(tabular{1}), reflect.ValueOf(none)}) == nil {
		t.Error("a table with a nil error is none")
	}
	if got := Plain([]int{1}); got != "[1]" {
		t.Errorf("%s", got)
	}
}
