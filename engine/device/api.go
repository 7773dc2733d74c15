package device

import (
	"context"

	"naslab/engine/internal/registry"
	"naslab/engine/space"
)

// Device is something that networks run on.
type Device interface {
	// Name is short and without spaces, such as "a100"; it stands after the @ of
	// a metric's name.
	Name() string
	// Features are numbers by which models tell devices apart, always the
	// same; empty when nothing is known. [Info.Features] gives the usual ones.
	Features() []float64
	// Measure returns n measurements of the metric ("latency" in ms, "memory"
	// in MB, "energy" in mJ, or what the device adds) of one architecture, in the
	// order they were made. "latency" may also be written "latency@a100". It
	// returns an error for n < 1, an unknown metric, an architecture that the
	// device cannot run, or a cancelled context.
	Measure(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error)
}

var devices = registry.Table[func() (Device, error)]{Kind: "device", Hint: "device.Names()"}

// Register makes a device known by name. A later one replaces an earlier one,
// so that a cell may be run again. open is called at each [New].
func Register(name string, open func() (Device, error)) { devices.Put(name, open) }

// New opens the device registered under name. An unknown name is an error that
// gives the nearest ones.
func New(name string) (Device, error) {
	open, err := devices.Get(name)
	if err != nil {
		return nil, err
	}
	return open()
}

// Names lists the registered devices, sorted.
func Names() []string { return devices.Names() }
