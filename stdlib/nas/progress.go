package nas

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// Bar shows how far long work has come. Its methods are called one at a time.
type Bar interface {
	At(done int, detail string) // detail says more, such as the loss; may be empty
	End()                       // the work is done or was given up
}

// progress shows long work: a bar with rate and time left on a terminal, a
// plain line every few seconds elsewhere.
type progress struct {
	session *Session
	what    string
	total   int
	began   time.Time
	said    time.Time
	bar     *progressbar.ProgressBar
	own     Bar // of the session's owner
}

// lineEvery is the time between two plain lines.
const lineEvery = 10 * time.Second

func (s *Session) progress(what string, total int) *progress {
	now := time.Now()
	p := &progress{session: s, what: what, total: total, began: now, said: now}
	if s.cfg.Bar != nil {
		p.own = s.cfg.Bar(what, total)
	} else if s.terminal() {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(s.cfg.Err),
			progressbar.OptionSetDescription(what),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionSetWidth(24),
			progressbar.OptionClearOnFinish(),
		)
	}
	return p
}

// at shows that done parts of the work are done; detail says more, such as the
// loss.
func (p *progress) at(done int, detail string) {
	if p.own != nil {
		p.own.At(done, detail)
		return
	}
	if p.bar != nil {
		p.bar.Describe(p.label(detail))
		_ = p.bar.Set(done) // a bar that cannot be drawn must not stop the work
		return
	}
	now := time.Now()
	if now.Sub(p.said) < lineEvery || done >= p.total {
		return
	}
	p.said = now
	rate := float64(done) / now.Sub(p.began).Seconds()
	left := time.Duration(float64(p.total-done) / rate * float64(time.Second))
	p.session.note("%s: %d of %d, %.3g/s, %s left", p.label(detail), done, p.total, rate, left.Round(time.Second))
}

// end removes the bar, or says how long it took.
func (p *progress) end() {
	if p.own != nil {
		p.own.End()
		return
	}
	if p.bar != nil {
		_ = p.bar.Finish()
		return
	}
	if took := time.Since(p.began); took >= lineEvery {
		p.session.note("%s: %s", p.what, took.Round(100*time.Millisecond))
	}
}

func (p *progress) label(detail string) string {
	if detail == "" {
		return p.what
	}
	return p.what + ", " + detail
}
