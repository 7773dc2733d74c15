package check

import (
	"go/token"
	"strings"

	"naslab/repl/complete"
)

// completePath completes the path of an import.
func (c *Checker) completePath(src string, at int, s *spot) (int, []complete.Item) {
	from := s.textFrom + 1
	if !c.inImport(src, s) {
		return at, nil
	}
	l := &list{probe: &probe{job: &job{Checker: c}}, prefix: src[from:at]}
	for short, p := range c.cfg.Short {
		if strings.HasPrefix(short, l.prefix) && short != p {
			l.put(complete.Item{Text: short, Kind: complete.Package, Detail: p}, 0)
		}
	}
	for _, p := range c.cfg.Paths {
		if strings.HasPrefix(p, l.prefix) {
			l.put(complete.Item{Text: p, Kind: complete.Package}, 1)
		}
	}
	return from, l.sorted()
}

// inImport reports whether a string stands in an import declaration.
func (c *Checker) inImport(src string, s *spot) bool {
	i := len(s.before) - 1
	for i >= 0 && s.before[i].tok != token.IMPORT {
		switch s.before[i].tok {
		case token.IDENT, token.PERIOD, token.LPAREN, token.STRING, token.SEMICOLON:
			i--
		default:
			return false
		}
	}
	if i < 0 {
		return false
	}
	inGroup := len(s.open) > 0 && s.open[0].index == i+1
	alone := true
	for _, w := range s.before[i+1:] {
		alone = alone && w.tok != token.SEMICOLON && w.tok != token.STRING
	}
	return inGroup || alone
}
