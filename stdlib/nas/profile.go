package nas

import (
	"context"

	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/space"

	"naslab/engine/tensor"
)

// Profiles are the measurements of several networks on this machine.
type Profiles []*device.Profile

// Table gives one line per network and thread count.
func (p Profiles) Table() *Table { return device.ProfileTable("on this machine", p) }

// String prints the table.
func (p Profiles) String() string { return p.Table().String() }

// Profile measures sub-networks on this machine.
func (s *Session) Profile(net *Net, archs []Arch) Profiles {
	local := s.local(device.LocalConfig{})
	bar := s.progress("profile", len(archs))
	defer bar.end()
	var list Profiles
	for i, a := range archs {
		subject, err := subjectOf(net, a)
		s.check(err)
		p, err := local.Profile(s.ctx(), subject)
		s.check(err)
		list = append(list, p)
		bar.at(i+1, "")
	}
	return list
}

// Local makes a benchmark that measures sub-networks on this machine.
func (s *Session) Local(net *Net, metrics ...string) Benchmark {
	if len(metrics) == 0 {
		metrics = []string{"latency"}
	}
	build := func(_ context.Context, a space.Arch) (func() error, func(), error) { return forward(net, a) }
	b, err := device.NewBench("local", net.Space(), s.local(device.LocalConfig{}), build,
		device.BenchConfig{Metrics: metrics, Batch: 1})
	s.check(err)
	bench.Register("local", func() (bench.Benchmark, error) { return b, nil })
	return b
}

// forward makes one sub-network and its pass over one sequence of the whole
// context.
func forward(net *Net, a Arch) (run func() error, free func(), err error) {
	c, err := net.Config(a)
	if err != nil {
		return nil, nil, err
	}
	return net.Forward(a, 1, c.Context)
}

func (s *Session) local(cfg device.LocalConfig) *device.Local {
	s.check(tensor.Available())
	cfg.SetThreads = func(n int) { s.check(tensor.SetThreads(n)) }
	cfg.GetThreads = tensor.Threads
	cfg.Trim = tensor.Trim
	l, err := device.NewLocal(cfg)
	s.check(err)
	return l
}

// subjectOf is one sub-network as something to be measured: a forward pass over
// one sequence of the whole context.
func subjectOf(net *Net, a Arch) (device.Subject, error) {
	c, err := net.Config(a)
	if err != nil {
		return device.Subject{}, err
	}
	text, err := net.Space().Text(a)
	if err != nil {
		return device.Subject{}, err
	}
	count := c.Consistent(1)
	return device.Subject{
		Name:   text,
		Build:  func() (func() error, func(), error) { return forward(net, a) },
		Batch:  1,
		Params: float64(count.Params),
		FLOPs:  float64(count.FLOPs),
	}, nil
}
