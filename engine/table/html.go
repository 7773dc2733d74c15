package table

import (
	"fmt"
	"html"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// HTML returns the table for a browser with at most limit rows; the middle of a
// longer one is left out and counted. No limit when limit <= 0.
func (t *Table) HTML(limit int) string {
	var b strings.Builder
	b.WriteString("<table>\n")
	if t.Title != "" {
		fmt.Fprintf(&b, "<caption>%s</caption>\n", html.EscapeString(t.Title))
	}
	aligns := make([]string, len(t.Columns))
	cells := make([]string, len(t.Columns))
	for j, c := range t.Columns {
		aligns[j], cells[j] = "left", c.Head()
		if t.align(j) == text.AlignRight {
			aligns[j] = "right"
		}
	}
	b.WriteString("<thead>")
	htmlRow(&b, "th", cells, aligns)
	b.WriteString("</thead>\n<tbody>\n")
	from, to := t.skip(limit)
	for i, row := range t.Rows {
		if i == from {
			fmt.Fprintf(&b, "<tr><td colspan=\"%d\" style=\"text-align: left\">... %d more</td></tr>\n", len(t.Columns), to-from)
		}
		if i >= from && i < to {
			continue
		}
		for j, c := range row {
			cells[j] = Cell(c)
		}
		htmlRow(&b, "td", cells, aligns)
		b.WriteString("\n")
	}
	b.WriteString("</tbody>\n</table>")
	if t.Note != "" {
		fmt.Fprintf(&b, "\n<p>%s</p>", html.EscapeString(t.Note))
	}
	return b.String()
}

// htmlRow writes one row.
func htmlRow(b *strings.Builder, tag string, cells, aligns []string) {
	b.WriteString("<tr>")
	for j, c := range cells {
		fmt.Fprintf(b, "<%s style=\"text-align: %s\">%s</%s>", tag, aligns[j], html.EscapeString(c), tag)
	}
	b.WriteString("</tr>")
}

// skip says which rows, from up to before to, are left out to show at most
// limit.
func (t *Table) skip(limit int) (from, to int) {
	if limit <= 0 || len(t.Rows) <= limit {
		return len(t.Rows), len(t.Rows)
	}
	return (limit + 1) / 2, len(t.Rows) - limit/2
}
