package page

import (
	"fmt"
	"html/template"
	"strings"

	"naslab/repl/notebook"
)

// output renders one output, in the best form that it has.
func output(o notebook.Output) template.HTML {
	switch {
	case o.Kind == notebook.Error:
		return block("error", o.Text())
	case o.Kind == notebook.Stream && o.Name == "stderr":
		return block("stderr", o.Text())
	case o.Kind == notebook.Stream:
		return block("stdout", o.Text())
	}
	if b := o.Data[notebook.PNG]; b != nil {
		size := ""
		if w, h := o.Size(); w > 0 && o.Path != "" {
			size = fmt.Sprintf(` width="%d" height="%d"`, w, h)
		}
		return picture(notebook.PNG, b, o.Text(), size)
	}
	for _, mime := range []string{notebook.SVG, "image/jpeg", "image/gif"} {
		if b := o.Data[mime]; b != nil {
			return picture(mime, b, o.Text(), "")
		}
	}
	if b := o.Data[notebook.HTML]; b != nil {
		return template.HTML(`<div class="html">` + string(b) + `</div>`)
	}
	if o.Path != "" && o.Text() == "" {
		return block("value", o.Path)
	}
	return block("value", o.Text())
}

// picture is a picture within the page; the first line of the text names it.
func picture(mime string, content []byte, text, size string) template.HTML {
	title, _, _ := strings.Cut(text, "\n")
	return template.HTML(fmt.Sprintf(`<figure><img alt="%s" src="%s"%s></figure>`,
		template.HTMLEscapeString(title), dataURI(mime, content), size))
}

// block is a text as it was printed.
func block(class, text string) template.HTML {
	return template.HTML(fmt.Sprintf(`<pre class="%s">%s</pre>`, class, painted(strings.TrimRight(text, "\n"))))
}
