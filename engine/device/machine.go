package device

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// Machine says what a measurement was made on. What the system does not tell is
// empty or zero.
type Machine struct {
	CPU      string  `json:"cpu"`       // the processor's model name
	Cores    int     `json:"cores"`     // logical cores that this process may use
	MemoryMB float64 `json:"memory_mb"` // main memory, 1e6 bytes
	OS       string  `json:"os"`        // such as "linux/amd64 6.1.0"
	Go       string  `json:"go"`        // version of Go
	Virtual  bool    `json:"virtual"`   // a virtual machine, whose cores others may share
}

// ThisMachine describes the machine that the program runs on.
func ThisMachine() Machine {
	m := Machine{Cores: runtime.NumCPU(), OS: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version()}
	if release, err := os.ReadFile("/proc/sys/kernel/osrelease"); err == nil {
		m.OS += " " + strings.TrimSpace(string(release))
	}
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		m.CPU, m.Virtual = parseCPUInfo(string(info))
	}
	if kB, err := procField("/proc/meminfo", "MemTotal"); err == nil {
		m.MemoryMB = float64(kB) * 1024 / 1e6
	}
	return m
}

// parseCPUInfo finds the model's name and whether a hypervisor runs the machine.
func parseCPUInfo(text string) (model string, virtual bool) {
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(line, ":")
		switch strings.TrimSpace(key) {
		case "model name":
			if model == "" {
				model = strings.TrimSpace(value)
			}
		case "flags":
			virtual = virtual || strings.Contains(" "+value+" ", " hypervisor ")
		}
	}
	return model, virtual
}

// procField reads a line such as "VmRSS:   123 kB" from a file under /proc.
func procField(path, field string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		value, ok := strings.CutPrefix(lines.Text(), field+":")
		if !ok {
			continue
		}
		words := strings.Fields(value)
		if len(words) == 0 {
			break
		}
		return strconv.ParseInt(words[0], 10, 64)
	}
	return 0, fmt.Errorf("%s has no %s", path, field)
}

// String gives one line.
func (m Machine) String() string {
	cpu := m.CPU
	if cpu == "" {
		cpu = "unknown processor"
	}
	s := fmt.Sprintf("%s, %d cores, %.1f GB, %s, %s", cpu, m.Cores, m.MemoryMB/1e3, m.OS, m.Go)
	if m.Virtual {
		s += ", virtual"
	}
	return s
}
