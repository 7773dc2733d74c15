package literal

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds how deep values are nested.
const maxDepth = 100

// Parse reads a text that holds one value and blanks around it.
func Parse(b []byte) (Value, error) {
	p := parser{in: string(b)}
	v, err := p.value(0)
	if err != nil {
		return nil, err
	}
	if p.blank(); p.at < len(p.in) {
		return nil, p.fail("the end of the text was expected")
	}
	return v, nil
}

// ParseRow reads a line of values with commas between them, as a list.
func ParseRow(line string) (List, error) {
	p := parser{in: line}
	v, err := p.items(0, 0)
	return v, err
}

type parser struct {
	in string
	at int
}

func (p *parser) fail(what string) error {
	if p.at >= len(p.in) {
		return fmt.Errorf("literal: offset %d: %s, but the text ends; the file is cut", p.at, what)
	}
	rest := p.in[p.at:min(len(p.in), p.at+20)]
	return fmt.Errorf("literal: offset %d: %s, not %q", p.at, what, rest)
}

func (p *parser) blank() {
	for p.at < len(p.in) && strings.IndexByte(" \t\r\n", p.in[p.at]) >= 0 {
		p.at++
	}
}

// next returns the next byte that is not blank; 0 at the end.
func (p *parser) next() byte {
	if p.blank(); p.at < len(p.in) {
		return p.in[p.at]
	}
	return 0
}

func (p *parser) value(depth int) (Value, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("literal: offset %d: values are nested more than %d deep", p.at, maxDepth)
	}
	switch c := p.next(); {
	case c == '{':
		return p.object(depth)
	case c == '[':
		p.at++
		return p.items(']', depth)
	case c == '(':
		p.at++
		return p.items(')', depth)
	case c == '"' || c == '\'':
		return p.text(c)
	case c == '-' || c >= '0' && c <= '9' || c == 'N' || c == 'I' || c == 'n' || c == 'i':
		if v, ok := p.number(); ok {
			return v, nil
		}
	}
	for word, v := range words {
		if strings.HasPrefix(p.in[p.at:], word) {
			p.at += len(word)
			return v, nil
		}
	}
	return nil, p.fail("a value was expected")
}

var words = map[string]Value{"null": nil, "None": nil, "true": true, "True": true, "false": false, "False": false}

// number reads a number, or one of the words for what is none.
func (p *parser) number() (Number, bool) {
	s := p.in[p.at:]
	sign := 0
	if s[0] == '-' {
		sign = 1
	}
	for _, w := range []string{"NaN", "nan", "Infinity", "inf"} {
		if strings.HasPrefix(s[sign:], w) {
			p.at += sign + len(w)
			return Number(s[:sign+len(w)]), true
		}
	}
	n := sign
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || strings.IndexByte("+-.eE", s[n]) >= 0) {
		n++
	}
	if _, err := strconv.ParseFloat(s[:n], 64); err != nil && !strings.HasSuffix(err.Error(), "range") {
		return "", false
	}
	p.at += n
	return Number(s[:n]), true
}

// items reads values up to the closing byte; 0 is the end of the text.
func (p *parser) items(end byte, depth int) (List, error) {
	list := List{}
	for {
		if c := p.next(); c == end && (end != 0 || p.at >= len(p.in)) {
			p.at = min(p.at+1, len(p.in))
			return list, nil
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
		switch c := p.next(); {
		case c == ',':
			p.at++
		case c != end || end == 0 && p.at < len(p.in):
			return nil, p.fail("a comma or the end of a list was expected")
		}
	}
}

func (p *parser) object(depth int) (Value, error) {
	p.at++
	o := &Object{}
	for {
		c := p.next()
		if c == '}' {
			p.at++
			return o, nil
		}
		if c != '"' && c != '\'' {
			return nil, p.fail("a key in quotes was expected")
		}
		key, err := p.text(c)
		if err != nil {
			return nil, err
		}
		if p.next() != ':' {
			return nil, p.fail("a colon was expected")
		}
		p.at++
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		o.set(key, v)
		switch p.next() {
		case ',':
			p.at++
		case '}':
		default:
			return nil, p.fail("a comma or the end of an object was expected")
		}
	}
}

// text reads a text in quotes.
func (p *parser) text(quote byte) (string, error) {
	start := p.at + 1
	n, escaped := start, false
	for ; n < len(p.in) && p.in[n] != quote; n++ {
		if p.in[n] == '\\' {
			n, escaped = n+1, true
		}
	}
	if n >= len(p.in) {
		p.at = len(p.in)
		return "", p.fail("the end of a text was expected")
	}
	raw := p.in[start:n]
	if !escaped {
		p.at = n + 1
		return raw, nil
	}
	s, ok := unquote(raw, quote)
	if !ok {
		return "", p.fail("a text with known escapes was expected")
	}
	p.at = n + 1
	return s, nil
}

func unquote(raw string, quote byte) (string, bool) {
	if quote == '"' {
		var s string
		if json.Unmarshal([]byte(`"`+raw+`"`), &s) == nil {
			return s, true
		}
	}
	var b strings.Builder
	for len(raw) > 0 {
		if len(raw) > 1 && raw[0] == '\\' && (raw[1] == '\'' || raw[1] == '"' || raw[1] == '/') {
			b.WriteByte(raw[1])
			raw = raw[2:]
			continue
		}
		r, multi, rest, err := strconv.UnquoteChar(raw, 0)
		if err != nil {
			return "", false
		}
		if multi || r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			b.WriteByte(byte(r))
		}
		raw = rest
	}
	return b.String(), true
}
