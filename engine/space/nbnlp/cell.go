package nbnlp

import (
	"fmt"
	"slices"
)

// Bounds of the space.
const (
	MaxStates = 3  // previous states, and new ones
	MaxNodes  = 21 // nodes of a cell
	sources   = 1 + MaxStates
	maxInputs = 3
)

// Op is the operation of a node.
type Op int

// The operations. Linear layers have a matrix per input and one bias.
const (
	Linear2   Op = iota // linear layer of two inputs
	Prod                // product of two, element by element
	Sum                 // sum of two
	Tanh                // activation
	Sigmoid             // activation
	LeakyReLU           // activation
	Linear3             // linear layer of three inputs
	Blend               // a*b + (1-a)*c of its inputs a, b, c
	opCount
)

// opNames are the benchmark's, by which both linear layers are one.
var opNames = [opCount]string{
	"linear", "elementwise_prod", "elementwise_sum", "activation_tanh", "activation_sigm", "activation_leaky_relu", "linear", "blend",
}

var opLabels = []string{"linear2", "prod", "sum", "tanh", "sigmoid", "leaky_relu", "linear3", "blend"}

var arities = [opCount]int{2, 2, 2, 1, 1, 1, 3, 3}

// String gives the benchmark's name, such as "elementwise_sum".
func (o Op) String() string {
	if o < 0 || o >= opCount {
		return fmt.Sprintf("op(%d)", int(o))
	}
	return opNames[o]
}

// opOf finds the operation by the benchmark's name and the number of inputs.
func opOf(name string, inputs int) (Op, error) {
	found := false
	for op, n := range opNames {
		if n == name {
			if arities[op] == inputs {
				return Op(op), nil
			}
			found = true
		}
	}
	if found {
		return 0, fmt.Errorf("nbnlp: %s does not take %d inputs", name, inputs)
	}
	return 0, fmt.Errorf("nbnlp: operation %q is none of %v", name, slices.Compact(slices.Sorted(slices.Values(opNames[:]))))
}

// Node is an operation and what it reads: 0 is the word, 1 to 3 are the previous
// states, 4 and up the nodes before it.
type Node struct {
	Op     Op
	Inputs []int
}

// Cell is one recurrent cell.
type Cell struct {
	States int    // previous states, 1 to 3
	Nodes  []Node // 1 to 21, each reading earlier ones only
	New    []int  // New[k] is the index in Nodes of new state k; States of them, all different
}

// Check returns an error that names the node which is not as [Cell] says. Where
// the order of inputs means nothing, that is everywhere but in Blend, it must
// ascend; no node reads the same value twice.
func (c Cell) Check() error {
	if c.States < 1 || c.States > MaxStates || len(c.New) != c.States {
		return fmt.Errorf("nbnlp: a cell has 1 to %d states and as many new ones, not %d and %d", MaxStates, c.States, len(c.New))
	}
	if len(c.Nodes) < c.States || len(c.Nodes) > MaxNodes {
		return fmt.Errorf("nbnlp: a cell of %d states has %d to %d nodes, not %d", c.States, c.States, MaxNodes, len(c.Nodes))
	}
	for j, n := range c.Nodes {
		if err := c.checkNode(j, n); err != nil {
			return err
		}
	}
	for k, at := range c.New {
		if at < 0 || at >= len(c.Nodes) || slices.Contains(c.New[:k], at) {
			return fmt.Errorf("nbnlp: new state %d is node %d, which is not there or is another new state", k, at)
		}
	}
	return nil
}

func (c Cell) checkNode(j int, n Node) error {
	if n.Op < 0 || n.Op >= opCount || len(n.Inputs) != arities[n.Op] {
		return fmt.Errorf("nbnlp: node %d: %v does not take %d inputs", j, n.Op, len(n.Inputs))
	}
	for i, from := range n.Inputs {
		switch {
		case from < 0 || from >= sources+j:
			return fmt.Errorf("nbnlp: node %d reads value %d; it may read 0 to %d", j, from, sources+j-1)
		case from > c.States && from < sources:
			return fmt.Errorf("nbnlp: node %d reads the previous state %d; the cell has %d", j, from-1, c.States)
		case slices.Contains(n.Inputs[:i], from):
			return fmt.Errorf("nbnlp: node %d reads value %d twice", j, from)
		case i > 0 && n.Op != Blend && from < n.Inputs[i-1]:
			return fmt.Errorf("nbnlp: node %d: the inputs %v of %v must ascend", j, n.Inputs, n.Op)
		}
	}
	return nil
}

// ordered returns the node with its inputs ascending where the order means
// nothing.
func (n Node) ordered() Node {
	if n.Op != Blend {
		n.Inputs = slices.Sorted(slices.Values(n.Inputs))
	}
	return n
}

// needed reports for each node whether a new state depends on it.
func (c Cell) needed() []bool {
	need := make([]bool, len(c.Nodes))
	for _, at := range c.New {
		need[at] = true
	}
	for j := len(c.Nodes) - 1; j >= 0; j-- {
		if need[j] {
			for _, from := range c.Nodes[j].Inputs {
				if from >= sources {
					need[from-sources] = true
				}
			}
		}
	}
	return need
}

// used reports for the word and each previous state whether a new state depends
// on it.
func (c Cell) used() [sources]bool {
	var u [sources]bool
	for j, need := range c.needed() {
		for _, from := range c.Nodes[j].Inputs {
			if need && from < sources {
				u[from] = true
			}
		}
	}
	return u
}

// arranged returns the cell with only the listed nodes, in that order, which must
// follow the wires.
func (c Cell) arranged(order []int) Cell {
	place := make([]int, len(c.Nodes))
	for to, j := range order {
		place[j] = to
	}
	d := Cell{States: c.States}
	for _, j := range order {
		n := Node{Op: c.Nodes[j].Op}
		for _, from := range c.Nodes[j].Inputs {
			if from >= sources {
				from = place[from-sources] + sources
			}
			n.Inputs = append(n.Inputs, from)
		}
		d.Nodes = append(d.Nodes, n.ordered())
	}
	for _, at := range c.New {
		d.New = append(d.New, place[at])
	}
	return d
}

// Pruned returns the cell without nodes that no new state depends on. What
// [Cell.Check] rejects is returned as it is.
func (c Cell) Pruned() Cell {
	if c.Check() != nil {
		return c
	}
	return c.pruned()
}

func (c Cell) pruned() Cell {
	var order []int
	for j, need := range c.needed() {
		if need {
			order = append(order, j)
		}
	}
	return c.arranged(order)
}
