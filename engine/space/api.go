package space

import (
	"naslab/engine/internal/registry"
)

// Space is a set of architectures.
type Space interface {
	// Name is the registered name, such as "gpt/s".
	Name() string
	// Dims lists the decisions. The caller must not change them.
	Dims() []Dim
	// Check returns nil for an architecture of this space, otherwise an error
	// that names the decision and its legal choices.
	Check(Arch) error
	// Graph returns the network's operations and how they are wired.
	Graph(Arch) (*Graph, error)
}

var spaces = registry.Table[func() (Space, error)]{Kind: "space", Hint: "space.Names()"}

// Register makes a space known by name. A later one replaces an earlier one.
func Register(name string, make func() (Space, error)) { spaces.Put(name, make) }

// New makes the space registered under name. An unknown name is an error that
// gives the nearest ones.
func New(name string) (Space, error) {
	build, err := spaces.Get(name)
	if err != nil {
		return nil, err
	}
	return build()
}

// Names lists the registered spaces, sorted.
func Names() []string { return spaces.Names() }
