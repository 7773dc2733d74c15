package device

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// moment is what the system had counted at one time.
type moment struct {
	wall     time.Time
	cpu      time.Duration // computed by this process, all threads
	switches int64         // times a thread of this process was forced off a core
	known    bool          // cpu and switches are
	busy     float64       // core seconds computed by all programs since boot
	steal    float64       // core seconds that the hypervisor gave to others
	stat     bool          // busy and steal are known
}

func now() moment {
	m := moment{wall: time.Now()}
	m.cpu, m.switches, m.known = usage()
	if text, err := os.ReadFile("/proc/stat"); err == nil {
		m.busy, m.steal, m.stat = parseStat(string(text))
	}
	return m
}

// ticks per second of the counters in /proc/stat, on every Linux that Go runs on.
const ticks = 100

// parseStat reads the first line of /proc/stat: cpu user nice system idle iowait
// irq softirq steal (guest time is within user).
func parseStat(text string) (busy, steal float64, ok bool) {
	line, _, _ := strings.Cut(text, "\n")
	words := strings.Fields(line)
	if len(words) < 9 || words[0] != "cpu" {
		return 0, 0, false
	}
	var n [8]float64
	for i := range n {
		x, err := strconv.ParseFloat(words[i+1], 64)
		if err != nil {
			return 0, 0, false
		}
		n[i] = x / ticks
	}
	return n[0] + n[1] + n[2] + n[5] + n[6], n[7], true
}

// loadAverage returns the load of the last minute, or -1.
func loadAverage() float64 {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return -1
	}
	first, _, _ := strings.Cut(string(text), " ")
	x, err := strconv.ParseFloat(first, 64)
	if err != nil {
		return -1
	}
	return x
}

// effort adds up stretches of time in which something was measured.
type effort struct {
	wall, cpu, others, steal time.Duration
	switches                 int64
	known, stat              bool
}

func (e *effort) add(from, to moment) {
	wall := to.wall.Sub(from.wall)
	e.wall += wall
	e.known = from.known && to.known
	e.cpu += to.cpu - from.cpu
	e.switches += to.switches - from.switches
	e.stat = e.known && from.stat && to.stat
	if e.stat {
		e.others += seconds(to.busy-from.busy) - (to.cpu - from.cpu)
		e.steal += seconds(to.steal - from.steal)
	}
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// statResolution is the shortest time over which /proc/stat, which counts
// hundredths of a second per core, says something about other programs.
const statResolution = 200 * time.Millisecond

// into writes the effort into a timing; -1 where it is not known.
func (e *effort) into(t *Timing) {
	t.CPUShare, t.Switches, t.Others, t.Steal = -1, -1, -1, -1
	if e.wall <= 0 {
		return
	}
	if e.known {
		t.CPUShare = e.cpu.Seconds() / e.wall.Seconds()
		t.Switches = int(e.switches)
	}
	if e.stat && e.wall >= statResolution {
		t.Others = max(0, e.others.Seconds()/e.wall.Seconds())
		t.Steal = e.steal.Seconds() / e.wall.Seconds()
	}
}
