package jupyter

import (
	"testing"
	"time"
)

// Which cells are given up goes by when they were sent, whatever the sender's
// clock shows.
func TestStale(t *testing.T) {
	for name, skew := range map[string]time.Duration{"same clock": 0, "behind": -time.Hour, "ahead": time.Hour} {
		t.Run(name, func(t *testing.T) {
			q := newQueue()
			now := time.Now()
			request := func(sent, arrived time.Duration) *message {
				m := &message{arrived: now.Add(arrived)}
				m.header.Session = "s"
				m.header.Date = now.Add(sent + skew).Format(time.RFC3339Nano)
				q.put(m)
				return m
			}
			const ms = time.Millisecond
			request(-5000*ms, -4999*ms) // lag is 1 ms
			q.stale = now
			for _, tt := range []struct {
				sent, arrived time.Duration
				want          bool
			}{
				{-20 * ms, -19 * ms, true},
				{-20 * ms, 80 * ms, true},
				{20 * ms, 21 * ms, false},
				{20 * ms, 300 * ms, false},
				{-20 * ms, 3000 * ms, false},
			} {
				if got := q.isStale(request(tt.sent, tt.arrived)); got != tt.want {
					t.Errorf("sent %v, arrived %v: %v", tt.sent, tt.arrived, got)
				}
			}
			if m := (&message{arrived: now.Add(ms)}); q.sentAt(m) != m.arrived {
				t.Error("without a date")
			}
		})
	}
}
