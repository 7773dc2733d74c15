package page

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"naslab/repl/notebook"
)

// heading is one entry of the table of contents.
type heading struct {
	Level int
	ID    string
	Text  string
}

// prose renders the Markdown of one page.
type prose struct {
	dir      string // of the pictures
	md       goldmark.Markdown
	ids      identifiers
	headings []heading
}

// newProse returns a renderer. HTML within Markdown is kept: the page itself
// forbids scripts and other files.
func newProse(dir string) *prose {
	return &prose{
		dir: dir, ids: identifiers{},
		md: goldmark.New(
			goldmark.WithExtensions(extension.GFM, extension.Footnote),
			goldmark.WithParserOptions(parser.WithAutoHeadingID()),
			goldmark.WithRendererOptions(html.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(fences{}, 100))),
		),
	}
}

// render renders one cell and notes its headings.
func (p *prose) render(c notebook.Cell) (template.HTML, error) {
	source := []byte(c.Text)
	doc := p.md.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(p.ids))))
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			p.note(n, source)
		case *ast.Image:
			n.Destination = p.embed(c, n.Destination)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err := p.md.Renderer().Render(&b, source, doc); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

// note takes a heading into the contents.
func (p *prose) note(h *ast.Heading, source []byte) {
	id, _ := h.AttributeString("id")
	b, ok := id.([]byte)
	if !ok || h.Level > 3 {
		return
	}
	p.headings = append(p.headings, heading{h.Level, string(b), words(h, source)})
}

// words is the text of a node without its marks.
func words(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Segment.Value(source))
		case *ast.String:
			b.Write(c.Value)
		default:
			b.WriteString(words(c, source))
		}
	}
	return b.String()
}

// contents is the table of contents; a page with few headings has none.
func (p *prose) contents() []heading {
	if len(p.headings) < 3 {
		return nil
	}
	return p.headings
}

// embed puts the content of a picture in the place of its address. What cannot be
// read stays as it is.
func (p *prose) embed(c notebook.Cell, address []byte) []byte {
	s := string(address)
	if name, ok := strings.CutPrefix(s, "attachment:"); ok {
		if mime, content := c.Attachment(name); content != nil {
			return []byte(dataURI(mime, content))
		}
		return address
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return address
	}
	mime, ok := pictureTypes[strings.ToLower(filepath.Ext(u.Path))]
	if !ok {
		return address
	}
	path := filepath.FromSlash(u.Path)
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.dir, path)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return address
	}
	return []byte(dataURI(mime, content))
}

var pictureTypes = map[string]string{
	".png": notebook.PNG, ".svg": notebook.SVG, ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
}

func dataURI(mime string, content []byte) string {
	return "data:" + mime + ";base64," + base64.StdEncoding.EncodeToString(content)
}

// identifiers gives each heading of the page an identifier of its own.
type identifiers map[string]bool

// Generate makes an identifier of a heading's text.
func (ids identifiers) Generate(value []byte, _ ast.NodeKind) []byte {
	base := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		case r == ' ', r == '-', r == '_':
			return '-'
		}
		return -1
	}, strings.TrimSpace(string(value)))
	if base == "" {
		base = "part"
	}
	id := base
	for n := 2; ids[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	ids[id] = true
	return []byte(id)
}

// Put notes an identifier that was given by hand.
func (ids identifiers) Put(value []byte) { ids[string(value)] = true }
