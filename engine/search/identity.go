package search

import (
	"fmt"

	"naslab/engine/space"
)

// networks is the option that every method takes, see the package's comment.
const networks = "networks"

// identity tells which architectures count as one.
type identity struct {
	form  func(a space.Arch) (space.Arch, error) // one for all that are the same; nil: they agree in every decision that counts
	known map[string]string                      // keys by spelling
}

// newIdentity takes the architectures as the space counts them, or as the
// networks that they build when option networks is 1.
func newIdentity(s Setup) (identity, error) {
	by := s.Option(networks, 0)
	if by != 0 && by != 1 {
		return identity{}, fmt.Errorf("search: option %s is %g; give 1 to count the spellings of one network as one, 0 to count what the space counts", networks, by)
	}
	listed, part := s.Space.(*space.Listed)
	whole := s.Space
	if part {
		whole = listed.Space
	}
	traits := &space.Traits{}
	if has, ok := whole.(interface{ Traits() *space.Traits }); ok && has.Traits() != nil {
		traits = has.Traits()
	}
	i := identity{known: map[string]string{}}
	switch {
	case by == 1 && traits.Canonical != nil:
		i.form = func(a space.Arch) (space.Arch, error) { return space.Canonical(whole, a) }
	case part || traits.Distinct:
		i.form = func(a space.Arch) (space.Arch, error) { return space.Form(s.Space, a) }
	}
	return i, nil
}

// remembered is the number of keys that are kept, lest a long search fill the
// memory.
const remembered = 1 << 16

// key is the same for architectures that count as one and for no others.
func (g *genome) key(genes []int) string {
	spelling := g.spelling(genes)
	if g.form == nil {
		return spelling
	}
	if key, ok := g.known[spelling]; ok {
		return key
	}
	key := spelling // of genes that the space forbids too
	if a, err := g.form(space.Arch{Space: g.name, Genes: genes}); err == nil {
		key = g.spelling(a.Genes)
	}
	if len(g.known) >= remembered {
		clear(g.known)
	}
	g.known[spelling] = key
	return key
}

// spelling is the same for genes that agree in every decision that counts and
// for no others.
func (g *genome) spelling(genes []int) string {
	text := make([]byte, 0, 2*len(genes))
	for i, c := range genes {
		if !g.active(genes, i) {
			c = 0
		}
		for c >= 255 { // a byte of 255 says that more follows
			text = append(text, 255)
			c -= 255
		}
		text = append(text, byte(c))
	}
	return string(text)
}
