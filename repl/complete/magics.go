package complete

import (
	"os"
	"strings"
	"unicode"

	"naslab/repl/config"
	"naslab/repl/magic"
)

// magic completes a magic that begins at start.
func (s *Sources) magic(src string, start, at int) Result {
	if src[start] == '%' {
		name := start + len(src[start:at]) - len(strings.TrimLeft(src[start:at], "%"))
		if strings.IndexFunc(src[name:at], unicode.IsSpace) < 0 {
			return s.magicName(src, start, name, at)
		}
	}
	from, spec := s.arguments(src, start)
	if spec == nil {
		return Result{From: at, To: at}
	}
	option := len(spec.Flags) > 0 && at > from && strings.HasPrefix(src[from:at], "-") && !strings.ContainsAny(src[from:at], " \n")
	if spec.Takes == magic.Go && at >= from && !option {
		return s.complete(src[from:], at-from).shift(from)
	}
	if strings.Contains(src[start:at], "\n") && spec.Cell { // the body of a cell magic
		return Result{From: at, To: at}
	}
	return s.argument(src, spec, start, at)
}

// magicName completes the name itself; the signs before it are part of it.
func (s *Sources) magicName(src string, start, name, at int) Result {
	r := Result{From: start, To: at}
	if s.Magics == nil {
		return r
	}
	double := name-start > 1
	for _, m := range s.Magics() {
		if double && !m.Cell || !double && !m.Line {
			continue
		}
		detail := m.Help
		if m.Usage != "" {
			detail = m.Usage + "  " + m.Help
		}
		r.Items = append(r.Items, Item{Text: src[start:name] + m.Name, Kind: Magic, Detail: detail})
	}
	r.Items = Rank(r.Items, src[start:at])
	return r
}

// arguments finds the magic that begins at start, and where what it works on
// begins: behind its options, or below its line. spec is nil when there is no
// such magic.
func (s *Sources) arguments(src string, start int) (from int, spec *magic.Spec) {
	c, ok := magic.Parse(src)
	if !ok || s.Magics == nil {
		return start, nil
	}
	for _, m := range s.Magics() {
		if m.Name != c.Name {
			continue
		}
		if c.Cell {
			if i := strings.IndexByte(src[start:], '\n'); i >= 0 {
				return start + i + 1, &m
			}
			return len(src) + 1, &m
		}
		_, rest := magic.Options(c.Args, m.Flags)
		return len(strings.TrimRight(src, " \t\r\n")) - len(rest), &m
	}
	return start, nil
}

// argument completes the word at the cursor as what the magic takes.
func (s *Sources) argument(src string, m *magic.Spec, start, at int) Result {
	from := strings.LastIndexFunc(src[start:at], unicode.IsSpace) + 1 + start
	if src[start] == '!' {
		from = max(from, start+1)
	}
	word := src[from:at]
	r := Result{From: from, To: at}
	if strings.HasPrefix(word, "-") {
		for _, f := range m.Flags {
			r.Items = append(r.Items, Item{Text: strings.TrimSuffix(f, "="), Kind: Param})
		}
		r.Items = Rank(r.Items, word)
		return r
	}
	for _, w := range m.Words {
		r.Items = append(r.Items, Item{Text: w, Kind: Keyword})
	}
	switch m.Takes {
	case magic.File, magic.Dir:
		quoted := strings.HasPrefix(word, `"`)
		if quoted {
			from, word = from+1, word[1:]
		}
		return files(word, from, at, m.Takes == magic.Dir)
	case magic.Var:
		if s.Go != nil {
			return s.golang(src[from:at], at-from).shift(from)
		}
	case magic.Magic:
		for _, x := range s.Magics() {
			r.Items = append(r.Items, Item{Text: x.Name, Kind: Magic, Detail: x.Help})
		}
	case magic.Setting:
		for _, k := range config.Keys {
			r.Items = append(r.Items, Item{Text: k.Name, Kind: Name, Detail: k.Help})
		}
	case magic.Env:
		for _, e := range os.Environ() {
			n, v, _ := strings.Cut(e, "=")
			r.Items = append(r.Items, Item{Text: n, Kind: Var, Detail: v})
		}
	}
	r.Items = Rank(r.Items, word)
	return r
}
