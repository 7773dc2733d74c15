package jupyter

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestPartial(t *testing.T) {
	for s, want := range map[string]int{"": 0, "a": 0, "é": 0, "a\xc3": 1, "\xf0\x9d\x84": 3, "𝄞": 0, "\x84": 0, "\xff": 0} {
		if got := partial([]byte(s)); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

// Who prints without end is slowed down, and can be interrupted meanwhile.
func TestPace(t *testing.T) {
	p := &printer{}
	if d := p.charge(pace); d > 10*time.Millisecond {
		t.Errorf("the first second's worth waits %v", d)
	}
	if d := p.charge(pace); d < 900*time.Millisecond {
		t.Errorf("the second second's worth waits %v", d)
	}
}

func TestHistory(t *testing.T) {
	var p past
	for i, s := range []string{"a := 1", "b/c", "a := 1", "two\nlines a"} {
		p.add(i+1, s)
	}
	stop := 3
	for _, tt := range []struct {
		r    historyRequest
		want string
	}{
		{historyRequest{Access: "tail", N: 2}, "3 4"},
		{historyRequest{Access: "tail"}, "1 2 3 4"},
		{historyRequest{Access: "range", Start: 2}, "2 3 4"},
		{historyRequest{Access: "range", Start: 1, Stop: &stop}, "1 2"},
		{historyRequest{Access: "range", Session: 7}, ""},
		{historyRequest{Access: "search", Pattern: "a*"}, "1 3"},
		{historyRequest{Access: "search", Pattern: "a*", Unique: true}, "3"},
		{historyRequest{Access: "search", Pattern: "*", N: 1}, "4"},
		{historyRequest{Access: "search", Pattern: "?/c"}, "2"},
		{historyRequest{Access: "search", Pattern: "*a"}, "4"},
		{historyRequest{Access: "search", Pattern: "["}, ""},
	} {
		var got []string
		for _, c := range p.find(tt.r) {
			got = append(got, fmt.Sprint(c.number))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%+v: %s, want %s", tt.r, s, tt.want)
		}
	}
}
