package page

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// highlight colours source of a language. What is not known stays plain.
func highlight(source, language string) (template.HTML, error) {
	lexer := lexers.Get(language)
	if lexer == nil {
		return template.HTML(template.HTMLEscapeString(source)), nil
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, source)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, t := range tokens.Tokens() {
		text := template.HTMLEscapeString(t.Value)
		if c := class(t.Type); c != "" && strings.TrimSpace(t.Value) != "" {
			fmt.Fprintf(&b, `<span class="%s">%s</span>`, c, text)
		} else {
			b.WriteString(text)
		}
	}
	return template.HTML(strings.TrimSuffix(b.String(), "\n")), nil
}

// class is the class of the style sheet for a kind of token, "" for plain text.
func class(t chroma.TokenType) string {
	switch {
	case t.InCategory(chroma.Comment):
		return "com"
	case t == chroma.KeywordType || t == chroma.KeywordConstant || t == chroma.NameBuiltin:
		return "typ"
	case t.InCategory(chroma.Keyword):
		return "kwd"
	case t.InSubCategory(chroma.LiteralString):
		return "str"
	case t.InSubCategory(chroma.LiteralNumber):
		return "num"
	case t == chroma.NameFunction:
		return "fun"
	}
	return ""
}

// fences renders the code blocks of Markdown.
type fences struct{}

// RegisterFuncs is called by goldmark.
func (fences) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindFencedCodeBlock, renderFence)
}

func renderFence(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block := n.(*ast.FencedCodeBlock)
	var b strings.Builder
	for i := range block.Lines().Len() {
		line := block.Lines().At(i)
		b.Write(line.Value(source))
	}
	code, err := highlight(b.String(), string(block.Language(source)))
	if err != nil {
		return ast.WalkStop, err
	}
	_, err = fmt.Fprintf(w, "<pre><code>%s</code></pre>\n", code)
	return ast.WalkSkipChildren, err
}
