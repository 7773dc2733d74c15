package supernet

import (
	"encoding/json"
	"fmt"
	"strings"

	"naslab/engine/space/gpt"
	"naslab/engine/tensor"
)

// header is the note in a checkpoint that says what its weights are of.
type header struct {
	Space   string      `json:"space"`
	Choices gpt.Choices `json:"choices"`
	Config  Config      `json:"config"`
	Step    int         `json:"step"` // 0 without the state of an optimiser
}

const (
	headerKey   = "naslab.supernet"
	statePrefix = "optimizer." // of the names of the optimiser's tensors
)

// Save writes g to a safetensors file: the weights by name, the state of the last
// training, and in the metadata the space and the sizes. An older file is replaced
// whole or not at all.
func (g *GPT) Save(path string) error {
	h := header{Space: g.space.Name(), Choices: g.space.Choices(), Config: g.config}
	tensors := g.net.params.Named()
	if g.state != nil {
		h.Step = g.state.step
		for name, t := range g.state.tensors {
			tensors[statePrefix+name] = t
		}
	}
	note, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("supernet: save: %w", err)
	}
	if err := tensor.Save(path, tensors, map[string]string{headerKey: string(note)}); err != nil {
		return fmt.Errorf("supernet: %w", err)
	}
	return nil
}

// Load reads what Save wrote: the same networks, and a training that can be resumed.
// It returns an error for a file that Save did not write.
func Load(path string) (*GPT, error) {
	if err := tensor.Available(); err != nil {
		return nil, err
	}
	scope := tensor.NewScope()
	c, err := tensor.Load(scope, path)
	if err != nil {
		scope.Close()
		return nil, fmt.Errorf("supernet: %w", err)
	}
	g, err := restore(c, scope)
	if err != nil {
		scope.Close()
		return nil, fmt.Errorf("supernet: load %s: %w", path, err)
	}
	return g, nil
}

// restore makes the supernet of a checkpoint in scope, which it closes unless the
// optimiser's state stays there.
func restore(c *tensor.Checkpoint, scope *tensor.Scope) (*GPT, error) {
	var h header
	if err := json.Unmarshal([]byte(c.Meta[headerKey]), &h); err != nil {
		return nil, fmt.Errorf("this is no supernet: its metadata has no sound %q", headerKey)
	}
	s, err := gpt.NewSpace(h.Space, h.Choices)
	if err != nil {
		return nil, err
	}
	g, err := NewGPT(s, h.Config)
	if err != nil {
		return nil, err
	}
	if err := g.net.params.Set(c.Tensors); err != nil {
		g.Close()
		return nil, err
	}
	if h.Step == 0 {
		scope.Close()
		return g, nil
	}
	g.state = &state{step: h.Step, scope: scope, tensors: map[string]*tensor.Tensor{}}
	for name, t := range c.Tensors {
		if rest, ok := strings.CutPrefix(name, statePrefix); ok {
			g.state.tensors[rest] = t
		} else {
			t.Free()
		}
	}
	return g, nil
}
