package tensor

import (
	"fmt"
	"math"
	"runtime"
)

// Group is a list of parameters that an optimiser treats alike.
type Group struct {
	Params []*Tensor // made with RequireGrad
	Decay  float64   // weight decay; 0 means none
	Rate   float64   // multiplies the learning rate; 0 means 1
}

// An Optimizer changes parameters by their gradients. It is made by [NewAdamW] or
// [NewSGD]. A parameter that has no gradient is left alone.
type Optimizer struct {
	lr     float64
	groups []*optGroup
	slots  []string // names of the tensors kept per parameter
	scope  *Scope   // owns them
	steps  int
	update func(g *optGroup, lr float64) error
}

// optGroup is a group with what the optimiser remembers: kept[s][i] belongs to slot
// s and parameter i, counts[i] is the number of steps of parameter i.
type optGroup struct {
	Group
	kept   [][]*Tensor
	counts []int64
}

// newOptimizer checks the groups and makes zeros for each slot and parameter.
func newOptimizer(lr float64, groups []Group, slots []string) (*Optimizer, error) {
	if err := load(); err != nil {
		return nil, err
	}
	o := &Optimizer{scope: NewScope(), slots: slots}
	runtime.AddCleanup(o, (*Scope).Close, o.scope)
	if err := o.SetLR(lr); err != nil {
		return nil, err
	}
	seen := map[*Tensor]bool{}
	for i, g := range groups {
		if g.Rate == 0 {
			g.Rate = 1
		}
		og := &optGroup{Group: g, counts: make([]int64, len(g.Params)), kept: make([][]*Tensor, len(slots))}
		for j, p := range g.Params {
			m, err := p.look()
			if err != nil {
				return nil, fmt.Errorf("tensor: optimizer: parameter %d of group %d: %w", j, i, err)
			}
			if !m.grad {
				return nil, fmt.Errorf("tensor: optimizer: parameter %d of group %d takes no gradient; call its RequireGrad", j, i)
			}
			if seen[p] {
				return nil, fmt.Errorf("tensor: optimizer: parameter %d of group %d is there twice", j, i)
			}
			seen[p] = true
			for s := range slots {
				z := o.scope.FullOf(m.dtype, 0, m.shape...).ToDevice(m.device)
				og.kept[s] = append(og.kept[s], z)
			}
		}
		o.groups = append(o.groups, og)
	}
	return o, o.scope.Err()
}

// Step changes all parameters by one step.
func (o *Optimizer) Step() error {
	for _, g := range o.groups {
		if err := o.update(g, o.lr*g.Rate); err != nil {
			return err
		}
	}
	o.steps++
	return nil
}

// Steps returns how often Step succeeded.
func (o *Optimizer) Steps() int { return o.steps }

// SetLR sets the learning rate of the next steps.
func (o *Optimizer) SetLR(lr float64) error {
	if lr < 0 || math.IsNaN(lr) || math.IsInf(lr, 0) {
		return fmt.Errorf("tensor: optimizer: %v is no learning rate; give a finite number that is not negative", lr)
	}
	o.lr = lr
	return nil
}

// LR returns the learning rate.
func (o *Optimizer) LR() float64 { return o.lr }

// Params returns all parameters, group by group.
func (o *Optimizer) Params() []*Tensor {
	var ps []*Tensor
	for _, g := range o.groups {
		ps = append(ps, g.Params...)
	}
	return ps
}

// ZeroGrad drops the gradients of all parameters.
func (o *Optimizer) ZeroGrad() error { return ZeroGrad(o.Params()) }

// ClipGrad scales all gradients together so that their joint 2-norm is at most max,
// and returns the norm before.
func (o *Optimizer) ClipGrad(max float64) (float64, error) {
	var norm float64
	err := doList("clip_grad", o.Params(), func(in []ctensor) (err error) {
		norm, err = raw.clipGrad(in, max)
		return err
	})
	return norm, err
}

// Close frees what the optimiser keeps. It is also freed after o is unreachable.
func (o *Optimizer) Close() { o.scope.Close() }

// State returns what the optimiser keeps, by name, for a checkpoint: per slot and
// parameter a tensor, and per group the parameters' numbers of steps. The step
// counts belong to s, the other tensors stay the optimiser's.
func (o *Optimizer) State(s *Scope) map[string]*Tensor {
	state := map[string]*Tensor{}
	for i, g := range o.groups {
		for slot, name := range o.slots {
			for j, t := range g.kept[slot] {
				state[fmt.Sprintf("%s.%d.%d", name, i, j)] = t
			}
		}
		state[fmt.Sprintf("steps.%d", i)] = s.Int64s(g.counts)
	}
	return state
}

// SetState takes over what State returned, from an optimiser with the same
// parameters in the same groups.
func (o *Optimizer) SetState(state map[string]*Tensor) error {
	for i, g := range o.groups {
		name := fmt.Sprintf("steps.%d", i)
		counts, err := state[name].Int64s()
		if err != nil || len(counts) != len(g.counts) {
			return fmt.Errorf("tensor: optimizer: the state has no %s for %d parameters", name, len(g.counts))
		}
		for slot, kind := range o.slots {
			for j, t := range g.kept[slot] {
				name := fmt.Sprintf("%s.%d.%d", kind, i, j)
				if err := t.Set(state[name]); err != nil {
					return fmt.Errorf("tensor: optimizer: state %s: %w", name, err)
				}
			}
		}
		copy(g.counts, counts)
		for _, n := range counts {
			o.steps = max(o.steps, int(n))
		}
	}
	return nil
}

// withKept calls f with libtorch's tensors of the group's parameters and slots.
func (g *optGroup) withKept(name string, f func(params []ctensor, kept [][]ctensor) error) error {
	all := append([]*Tensor(nil), g.Params...)
	for _, ts := range g.kept {
		all = append(all, ts...)
	}
	return doList(name, all, func(in []ctensor) error {
		n := len(g.Params)
		kept := make([][]ctensor, len(g.kept))
		for s := range kept {
			kept[s] = in[(s+1)*n : (s+2)*n]
		}
		return f(in[:n], kept)
	})
}
