package repl

import (
	"go/doc/comment"
	"html"
	"strings"

	"naslab/repl/complete"
	"naslab/repl/jupyter"
)

// aboutBundle is the documentation of a name as plain text, Markdown and HTML;
// with detail its source is shown too.
func aboutBundle(a complete.About, detail int) jupyter.Bundle {
	head, lines := heading(a), aboutLines(a)
	source := ""
	if detail > 0 {
		source = strings.TrimRight(a.Source, "\n")
	}
	parser := docParser()
	doc := parser.Parse(a.Doc)
	printer := comment.Printer{HeadingLevel: 4, HeadingID: func(*comment.Heading) string { return "" },
		DocLinkURL: func(*comment.DocLink) string { return "" },
	}

	text, mark, page := []string{head}, []string{fence(head)}, []string{pre(head)}
	for _, l := range lines {
		text, mark, page = append(text, l), append(mark, "*"+l+"*  "), append(page, "<p><i>"+html.EscapeString(l)+"</i></p>")
	}
	if a.Doc != "" {
		text = append(text, "", strings.TrimRight(string(printer.Text(doc)), "\n"))
		mark = append(mark, "", strings.TrimRight(string(printer.Markdown(doc)), "\n"))
		page = append(page, strings.TrimRight(string(printer.HTML(doc)), "\n"))
	}
	if source != "" {
		text, mark, page = append(text, "", source), append(mark, "", fence(source)), append(page, pre(source))
	}
	return jupyter.Bundle{Data: map[string]any{
		"text/plain":    strings.Join(text, "\n"),
		"text/markdown": strings.Join(mark, "\n"),
		"text/html":     strings.Join(page, "\n"),
	}}
}

// aboutLines is what else fits on lines: what it holds and where it is from.
func aboutLines(a complete.About) (lines []string) {
	if a.Value != "" {
		lines = append(lines, "value: "+a.Value)
	}
	if a.Place != "" && a.Kind != complete.Package {
		lines = append(lines, "from "+a.Place)
	}
	if why := undocumented(a); why != "" {
		lines = append(lines, why)
	}
	return lines
}

func fence(code string) string { return "```go\n" + code + "\n```\n" }

func pre(code string) string { return "<pre>" + html.EscapeString(code) + "</pre>" }
