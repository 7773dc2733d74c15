package show

import (
	"html"
	"reflect"
	"strings"

	"naslab/engine/table"
)

// htmlRows is how many rows of a table a page shows.
const htmlRows = 60

// Plain returns the text for a value that the interpreter's types are no part of.
func Plain(v any) string { return Printer{}.Value(reflect.ValueOf(v)) }

// HTML returns a value for a page: a table as a table, anything else as text.
func HTML(v any) string { return Printer{}.HTML([]reflect.Value{reflect.ValueOf(v)}) }

// HTML returns the results of one call for a page.
func (w Printer) HTML(vs []reflect.Value) string {
	if t := w.TableOf(vs); t != nil {
		rows := htmlRows
		if w.Full {
			rows = 0
		}
		text := t.HTML(rows)
		if t.Title != "" && !strings.Contains(text, "<caption") {
			text = "<p>" + html.EscapeString(t.Title) + "</p>\n" + text
		}
		return text
	}
	return "<pre>" + html.EscapeString(w.Values(vs)) + "</pre>"
}

// TableOf returns the table as which the results of one call are shown, nil when
// they are shown otherwise.
func (w Printer) TableOf(vs []reflect.Value) (t *table.Table) {
	if len(vs) == 2 && !unwrap(vs[1]).IsValid() { // and no error
		vs = vs[:1]
	}
	if len(vs) != 1 {
		return nil
	}
	v := unwrap(vs[0])
	if !v.IsValid() || !v.CanInterface() || v.Kind() == reflect.Pointer && v.IsNil() {
		return nil
	}
	defer func() {
		if recover() != nil { // the text says what is wrong with the value
			t = nil
		}
	}()
	switch x := v.Interface().(type) {
	case *table.Table:
		return x
	case Tabler:
		return x.Table()
	}
	return nil
}
