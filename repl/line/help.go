package line

import (
	"go/token"
	"slices"
	"time"

	"naslab/repl/complete"
)

// pauseTime is how long no key is pressed before the signature of a call is
// looked up.
const pauseTime = 60 * time.Millisecond

// askHelp sees to it that the signature of the call at the cursor is shown soon,
// and none outside a call. It is called for every key, and so does little.
func (e *Editor) askHelp() {
	m := &e.m
	if m.lang.Call == nil || m.search != nil || e.cfg.Dumb {
		return
	}
	if !inCall(m.buf.text[:m.buf.pos]) {
		m.call, m.quiet = nil, false
		return
	}
	if m.quiet || !e.cfg.Color {
		return
	}
	text, pos := m.buf.text, m.buf.pos
	stamp := e.changed.Add(1)
	if e.pause != nil {
		e.pause.Stop()
	}
	ask := m.lang.Call
	e.pause = time.AfterFunc(pauseTime, func() {
		e.asking.Lock()
		defer e.asking.Unlock()
		if e.changed.Load() == stamp {
			call := ask(text, pos)
			go e.helped(call, stamp) // who holds mu may wait for asking
		}
	})
}

// helped shows the signature of a call, unless something has changed since.
func (e *Editor) helped(call *complete.Call, stamp int64) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reading && e.changed.Load() == stamp && !e.m.quiet {
		e.m.call = call
		e.screen.draw(e.view.frame(&e.m))
	}
}

// oneAtATime is the language, asked by one goroutine at a time; askHelp locks for
// itself.
func (e *Editor) oneAtATime(l Language) Language {
	if ask := l.Complete; ask != nil {
		l.Complete = func(text string, at int) complete.Result {
			e.asking.Lock()
			defer e.asking.Unlock()
			return ask(text, at)
		}
	}
	if ask := l.About; ask != nil {
		l.About = func(text string, at int) string {
			e.asking.Lock()
			defer e.asking.Unlock()
			return ask(text, at)
		}
	}
	return l
}

// inCall reports whether a text ends within round brackets, in which case there
// may be a call.
func inCall(text string) bool {
	open, _ := openLevels(text)
	return slices.ContainsFunc(open, func(l level) bool { return l.tok == token.LPAREN })
}
