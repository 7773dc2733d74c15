package line

import (
	"bytes"
	"io"
	"strings"
)

// The runes that stand for line ends and tabs within the editor's one line.
const (
	lineEnd = '⏎'
	tab     = '⇥'
)

// flat makes one line of a text for the editor, full makes it a text again.
var (
	flat = strings.NewReplacer("\n", string(lineEnd), "\t", string(tab))
	full = strings.NewReplacer(string(lineEnd), "\n", string(tab), "\t")
)

const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	// Sent to the terminal to have pastes marked, or not.
	markPastes   = "\x1b[?2004h"
	unmarkPastes = "\x1b[?2004l"
)

// pasteReader translates what is between the marks of a paste: line ends and
// tabs become the runes that stand for them, other control characters are
// dropped, and a line end at the end of the paste is left out.
type pasteReader struct {
	r       io.Reader
	raw     []byte // read, not yet translated
	out     []byte // translated, not yet handed over
	inside  bool
	cr      bool // the last byte of the paste was a carriage return
	pending int  // line ends of the paste that are held back
}

// Read returns at least one byte, or an error.
func (p *pasteReader) Read(b []byte) (int, error) {
	var chunk [512]byte
	for len(p.out) == 0 {
		n, err := p.r.Read(chunk[:])
		p.raw = append(p.raw, chunk[:n]...)
		p.translate()
		if err != nil && len(p.out) == 0 {
			return 0, err
		}
	}
	n := copy(b, p.out)
	p.out = p.out[n:]
	return n, nil
}

// translate consumes raw, but for a beginning of a mark at its end.
func (p *pasteReader) translate() {
	for len(p.raw) > 0 {
		mark := pasteStart
		if p.inside {
			mark = pasteEnd
		}
		if rest, ok := bytes.CutPrefix(p.raw, []byte(mark)); ok {
			p.inside, p.pending, p.cr = !p.inside, 0, false
			p.raw = rest
			continue
		}
		if p.raw[0] == mark[0] && strings.HasPrefix(mark, string(p.raw)) {
			return
		}
		if p.inside {
			p.pasted(p.raw[0])
		} else {
			p.out = append(p.out, p.raw[0])
		}
		p.raw = p.raw[1:]
	}
}

func (p *pasteReader) pasted(c byte) {
	after := p.cr
	p.cr = c == '\r'
	switch {
	case c == '\n' && after:
		// the second half of a line end
	case c == '\r' || c == '\n':
		p.pending++
	case c < ' ' && c != '\t' || c == 0x7f:
	default:
		for ; p.pending > 0; p.pending-- {
			p.out = append(p.out, string(lineEnd)...)
		}
		if c == '\t' {
			p.out = append(p.out, string(tab)...)
		} else {
			p.out = append(p.out, c)
		}
	}
}
