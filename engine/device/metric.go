package device

import (
	"fmt"
	"strings"
)

// A device's own metric is "latency", "memory" or "energy"; with another than
// the first thread count "latency/2". Within a benchmark it carries the
// device's name: "latency@local", "latency@local/2".

// at adds the device's name to a metric.
func at(metric, device string) string {
	kind, threads, more := strings.Cut(metric, "/")
	if more {
		return kind + "@" + device + "/" + threads
	}
	return kind + "@" + device
}

func checkName(name string) error {
	if name == "" || strings.ContainsAny(name, " \t\n@") {
		return fmt.Errorf("device: the name %q is empty or has a space or an @ in it; take another", name)
	}
	return nil
}

// units of the metrics that this package measures.
var units = map[string]string{"latency": "ms", "memory": "MB", "energy": "mJ"}

func unitOf(metric string) string {
	kind, _, _ := strings.Cut(metric, "/")
	return units[kind]
}

// toOwnUnit returns the factor from a unit to ms, MB or mJ; 1 for a unit that
// is neither time, size nor energy.
func toOwnUnit(unit string) float64 {
	switch unit {
	case "s":
		return 1e3
	case "us":
		return 1e-3
	case "GB":
		return 1e3
	case "J":
		return 1e3
	case "mWh":
		return 3600
	case "Wh":
		return 3600e3
	case "kWh":
		return 3600e6
	}
	return 1
}
