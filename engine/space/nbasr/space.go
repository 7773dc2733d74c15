package nbasr

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/space"
)

// Name is the space's registered name.
const Name = "nbasr"

const (
	nodes = 3
	zero  = 5 // the operation that gives zeros
	size  = 13824
	// unique is how many cells compute different things, by listing.
	unique = 9195
	// Published is how many different cells the benchmark counts by its hash.
	Published = 8242
)

var ops = []string{"linear", "conv5", "conv5d2", "conv7", "conv7d2", "zero"}

// Ops lists the operations in the order of their codes: a linear layer,
// convolutions over time of 5 and 7 frames, the same with dilation 2, and zeros.
func Ops() []string { return slices.Clone(ops) }

// Space is the search space. Make one with [New]. It is immutable and safe for
// concurrent use.
type Space struct {
	dims   []space.Dim
	traits space.Traits
}

// New makes the space.
func New() *Space {
	s := &Space{}
	for k := 1; k <= nodes; k++ {
		s.dims = append(s.dims, space.Labels(fmt.Sprintf("op[%d]", k), ops...))
		for i := range k {
			s.dims = append(s.dims, space.Labels(fmt.Sprintf("skip[%d,%d]", i, k), "no", "yes"))
		}
	}
	s.traits = space.Traits{
		Unique:    unique,
		Canonical: canonical,
		Text:      s.text,
		Parse:     s.parse,
		Cells:     s.cells(),
		Encodings: s.encodings(),
		Draw:      s.draw,
	}
	return s
}

// Register makes the space known to [space.New].
func Register() { space.Register(Name, func() (space.Space, error) { return New(), nil }) }

// Name returns "nbasr".
func (s *Space) Name() string { return Name }

// Dims lists the decisions, node by node from 1 to 3: its operation, then whether
// it adds output 0 (the cell's input), 1 and so on.
func (s *Space) Dims() []space.Dim { return s.dims }

// Traits returns what the space brings beyond its decisions.
func (s *Space) Traits() *space.Traits { return &s.traits }

// Check returns nil for genes in range.
func (s *Space) Check(a space.Arch) error { return space.CheckGenes(Name, s.dims, a) }

// String gives the name and the sizes.
func (s *Space) String() string {
	return fmt.Sprintf("space %s: %d decisions, %d architectures, %d that compute different things", Name, len(s.dims), size, unique)
}

// node returns the operation of node k, from 1, and its skip bits.
func node(genes []int, k int) (op int, skips []int) {
	at := k*(k+1)/2 - 1
	return genes[at], genes[at+1 : at+1+k]
}

// text is the benchmark's own list, "[[1, 0], [3, 0, 1], [2, 1, 0, 0]]": for each
// node its operation and its bits.
func (s *Space) text(a space.Arch) (string, error) {
	var parts []string
	for k := 1; k <= nodes; k++ {
		op, skips := node(a.Genes, k)
		parts = append(parts, strings.ReplaceAll(fmt.Sprint(append([]int{op}, skips...)), " ", ", "))
	}
	return "[" + strings.Join(parts, ", ") + "]", nil
}

// parse reads what text prints, with round brackets too, blanks as they are.
func (s *Space) parse(text string) (space.Arch, error) {
	want := fmt.Errorf("nbasr: want a list such as [[1, 0], [3, 0, 1], [2, 1, 0, 0]]: for each node its operation, 0 to 5, and its bits")
	a := space.Arch{Space: Name}
	flat := strings.NewReplacer("(", "[", ")", "]", " ", "", "\n", "").Replace(text)
	inside, ok := strings.CutPrefix(flat, "[[")
	inside, closed := strings.CutSuffix(inside, "]]")
	rows := strings.Split(inside, "],[")
	if !ok || !closed || len(rows) != nodes {
		return space.Arch{}, want
	}
	for i, row := range rows {
		fields := strings.Split(row, ",")
		if len(fields) != i+2 {
			return space.Arch{}, fmt.Errorf("nbasr: node %d has %d numbers; want its operation and %d bits", i+1, len(fields), i+1)
		}
		for _, field := range fields {
			g, err := strconv.Atoi(field)
			if err != nil {
				return space.Arch{}, fmt.Errorf("nbasr: %q is no number", field)
			}
			a.Genes = append(a.Genes, g)
		}
	}
	return a, nil
}
