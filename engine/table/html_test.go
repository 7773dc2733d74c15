package table

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	tab := New("a < b", "name", "latency (ms)")
	tab.Note = "R&D"
	for i := range 5 {
		tab.Add("<x>", i)
	}
	want := `<table>
<caption>a &lt; b</caption>
<thead><tr><th style="text-align: left">name</th><th style="text-align: right">latency (ms)</th></tr></thead>
<tbody>
<tr><td style="text-align: left">&lt;x&gt;</td><td style="text-align: right">0</td></tr>
<tr><td colspan="2" style="text-align: left">... 3 more</td></tr>
<tr><td style="text-align: left">&lt;x&gt;</td><td style="text-align: right">4</td></tr>
</tbody>
</table>
<p>R&amp;D</p>`
	if got := tab.HTML(2); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := strings.Count(tab.HTML(0), "<tr>"); got != 6 {
		t.Errorf("%d rows of 6", got)
	}
}
