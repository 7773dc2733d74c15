package complete

import (
	"slices"
	"strconv"
	"strings"

	"naslab/repl/magic"
)

// Sources is all that completion draws on. Each may be nil.
type Sources struct {
	Go     Go
	Magics func() []magic.Spec
	Names  Registry
}

// Complete finds what can stand at offset at of a cell, and the call it is in.
func (s *Sources) Complete(src string, at int) Result {
	at = min(max(at, 0), len(src))
	r := s.complete(src, at)
	r.Call = s.Call(src, at)
	return r
}

func (s *Sources) complete(src string, at int) Result {
	if start, ok := magicStart(src); ok && at > start {
		return s.magic(src, start, at)
	}
	if l, ok := literalAt(src[:at]); ok {
		return s.literal(src, l, at)
	}
	if inComment(src[:at]) {
		return Result{From: at, To: at}
	}
	return s.golang(src, at)
}

// golang asks for Go; where nothing begins with what is typed, for what holds
// its letters.
func (s *Sources) golang(src string, at int) Result {
	if s.Go == nil {
		return Result{From: at, To: at}
	}
	from, items := s.Go.Complete(src, at)
	if from < 0 || from > at {
		return Result{From: at, To: at}
	}
	word := src[from:at]
	if items = Rank(items, word); len(items) == 0 && word != "" {
		if from2, all := s.Go.Complete(src[:from]+src[at:], from); from2 == from {
			items = Rank(all, word)
		}
	}
	if word == "" {
		items = append(s.quoted(src, at), items...)
	}
	return Result{From: from, To: at, Items: items}
}

// quoted lists the names that an argument still to be typed may be, each in its
// quotes.
func (s *Sources) quoted(src string, at int) []Item {
	before := strings.TrimRight(src[:at], " \t\n")
	if s.Names == nil || !strings.HasSuffix(before, "(") && !strings.HasSuffix(before, ",") {
		return nil
	}
	l, ok := literalAt(src[:at] + `"`)
	if !ok {
		return nil
	}
	if sort := s.sortOf(src, l, at); sort == "" || sort == Path {
		return nil
	}
	items := slices.Clone(s.literal(src, l, at).Items)
	for i := range items {
		items[i].Text = strconv.Quote(items[i].Text)
	}
	return items
}

// Call returns the call whose arguments offset at is in, nil outside one.
func (s *Sources) Call(src string, at int) *Call {
	if s.Go == nil {
		return nil
	}
	if start, ok := magicStart(src); ok {
		from, spec := s.arguments(src, start)
		if spec == nil || spec.Takes != magic.Go || from > at {
			return nil
		}
		return s.Go.Call(src[from:], at-from)
	}
	return s.Go.Call(src, at)
}

// magicStart is where a magic begins: at the per cent sign, or at the "!" of a
// command.
func magicStart(src string) (int, bool) {
	start := len(src) - len(strings.TrimLeft(src, " \t\r\n"))
	if strings.HasPrefix(src[start:], "%") {
		return start, true
	}
	return start, magic.Is(src) && start < len(src)
}

// shift moves a result by an offset.
func (r Result) shift(by int) Result {
	r.From, r.To = r.From+by, r.To+by
	return r
}
