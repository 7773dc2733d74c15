package kernel

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// canReap says that processes can be seen here.
const canReap = true

// child is a process.
type child struct {
	pid, parent int
	start       int64 // in hundredths of a second since the system's start
}

// ask asks the process to end; end ends it, when it is still the same one.
func (c child) ask() { _ = syscall.Kill(c.pid, syscall.SIGTERM) }

func (c child) end() {
	if now, ok := process(c.pid); ok && now.start == c.start {
		_ = syscall.Kill(c.pid, syscall.SIGKILL)
	}
}

// children returns the processes that this one has started since then, and those
// that they have started.
func children(since time.Time) []child {
	begin := uptime() - int64(time.Since(since)/(10*time.Millisecond)) - 1
	files, _ := filepath.Glob("/proc/[0-9]*")
	below := map[int][]child{}
	for _, f := range files {
		pid, _ := strconv.Atoi(filepath.Base(f))
		if c, ok := process(pid); ok {
			below[c.parent] = append(below[c.parent], c)
		}
	}
	var list []child
	for _, c := range below[os.Getpid()] {
		if c.start >= begin {
			list = append(list, c)
		}
	}
	for i := 0; i < len(list); i++ {
		list = append(list, below[list[i].pid]...)
	}
	return list
}

// process reads what the system tells of a process.
func process(pid int) (child, bool) {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return child{}, false
	}
	words := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:]) // the name may hold anything
	if len(words) < 20 {
		return child{}, false
	}
	parent, _ := strconv.Atoi(string(words[1]))
	start, _ := strconv.ParseInt(string(words[19]), 10, 64)
	return child{pid, parent, start}, true
}

// uptime is the time since the system's start, in hundredths of a second.
func uptime() int64 {
	b, _ := os.ReadFile("/proc/uptime")
	first, _, _ := bytes.Cut(b, []byte(" "))
	s, _ := strconv.ParseFloat(string(first), 64)
	return int64(s * 100)
}
