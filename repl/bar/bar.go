package bar

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// often is the least time between two drawings of a bar.
const often = 80 * time.Millisecond

// cells is the length of the drawn bar in characters.
const cells = 24

// Bar is one bar. It is shown while it is the youngest.
type Bar struct {
	s      *Screen
	what   string
	total  int
	done   int
	detail string
	began  time.Time
	drawn  time.Time
	over   bool
}

// Bar starts a bar for work of total parts; 0 when that is not known.
func (s *Screen) Bar(what string, total int) *Bar {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := &Bar{s: s, what: what, total: total, began: time.Now()}
	s.bars = append(s.bars, b)
	return b
}

// At says that so many parts are done; detail says more, such as the loss.
func (b *Bar) At(done int, detail string) {
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	b.done, b.detail = done, detail
	now := time.Now()
	if b.over || b.s.bars[len(b.s.bars)-1] != b || now.Sub(b.drawn) < often {
		return
	}
	b.drawn = now
	b.s.show(b.text(now, b.s.width()-1))
}

// End takes the bar away.
func (b *Bar) End() {
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	if b.over {
		return
	}
	b.over = true
	b.s.bars = slices.DeleteFunc(b.s.bars, func(o *Bar) bool { return o == b })
	b.s.hide()
	if n := len(b.s.bars); n > 0 {
		b.s.show(b.s.bars[n-1].text(time.Now(), b.s.width()-1))
		return
	}
	b.s.release()
}

// text is the line of the bar in at most width characters.
func (b *Bar) text(now time.Time, width int) string {
	label := b.what
	if b.detail != "" {
		label += ", " + b.detail
	}
	spent := now.Sub(b.began)
	rest := fmt.Sprintf(" %d", b.done)
	if b.total > 0 {
		part := min(1, float64(b.done)/float64(b.total))
		full := int(part * cells)
		rest = fmt.Sprintf(" %3.0f%% %s%s %d/%d", 100*part, strings.Repeat("█", full), strings.Repeat("░", cells-full), b.done, b.total)
	}
	if b.done > 0 && spent > 0 {
		rate := float64(b.done) / spent.Seconds()
		rest += fmt.Sprintf(", %.3g/s", rate)
		if b.total > b.done {
			left := time.Duration(float64(b.total-b.done) / rate * float64(time.Second))
			rest += ", " + round(left) + " left"
		}
	}
	return cut(cut(label, max(width-len([]rune(rest)), 8))+rest, width)
}

// round prints a duration as people say it.
func round(d time.Duration) string {
	if d < 10*time.Second {
		return d.Round(100 * time.Millisecond).String()
	}
	return d.Round(time.Second).String()
}

// cut shortens s to n characters.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:max(n-1, 0)]) + "…"
}
