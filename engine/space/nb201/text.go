package nb201

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/name"
	"naslab/engine/space"
)

// written lists the genes in the order in which the official string has their
// edges: 1<-0; 2<-0, 2<-1; 3<-0, 3<-1, 3<-2.
var written = [6]int{0, 1, 3, 2, 4, 5}

// official are the operations' codes in the order in which the benchmark's own
// code lists them, by gene.
var official = [5]int{Skip: 1, None: 0, Conv3x3: 3, Conv1x1: 2, AvgPool: 4}

// Text returns the official string of a cell.
func (s *Space) Text(a space.Arch) (string, error) {
	if err := s.Check(a); err != nil {
		return "", err
	}
	var b strings.Builder
	for at, gene := range written {
		if at == 1 || at == 3 {
			b.WriteString("+")
		}
		if at <= 1 || at == 3 {
			b.WriteString("|")
		}
		fmt.Fprintf(&b, "%s~%d|", ops[a.Genes[gene]], edges[gene].From)
	}
	return b.String(), nil
}

// Parse reads an official string. It returns an error that says which part is
// not as it should be.
func (s *Space) Parse(text string) (space.Arch, error) {
	groups := strings.Split(text, "+")
	if len(groups) != 3 {
		return space.Arch{}, fmt.Errorf("nb201: want three groups |op~0|+|op~0|op~1|+|op~0|op~1|op~2|, got %d in %q", len(groups), text)
	}
	a := space.Arch{Space: "nb201", Genes: make([]int, len(edges))}
	at := 0
	for i, group := range groups {
		parts := strings.Split(group, "|")
		if len(parts) != i+3 || parts[0] != "" || parts[i+2] != "" {
			return space.Arch{}, fmt.Errorf("nb201: group %d, %q, must have %d operations between bars", i+1, group, i+1)
		}
		for from, part := range parts[1 : i+2] {
			op, source, _ := strings.Cut(part, "~")
			if source != strconv.Itoa(from) {
				return space.Arch{}, fmt.Errorf("nb201: %q of group %d must end with ~%d", part, i+1, from)
			}
			code := slices.Index(ops, op)
			if code < 0 {
				return space.Arch{}, fmt.Errorf("nb201: %w", name.Miss("operation", op, ops, "nb201.Ops()"))
			}
			a.Genes[written[at]] = code
			at++
		}
	}
	return a, nil
}

// Digits returns the key that NASLib and the zero-cost studies use, which is the
// genes: six digits, such as "433000".
func (s *Space) Digits(a space.Arch) (string, error) { return a.Key(), s.Check(a) }

// FromDigits reads such a key, as text, since leading zeros count.
func (s *Space) FromDigits(key string) (space.Arch, error) { return space.Parse(s, "nb201:"+key) }

// Official returns the operations' codes of the benchmark's own code (0 none,
// 1 skip_connect, 2 nor_conv_1x1, 3 nor_conv_3x3, 4 avg_pool_3x3) in the order
// of its string: the edges 1<-0, 2<-0, 2<-1, 3<-0, 3<-1, 3<-2.
func (s *Space) Official(a space.Arch) ([]int, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	codes := make([]int, len(written))
	for at, gene := range written {
		codes[at] = official[a.Genes[gene]]
	}
	return codes, nil
}

// FromOfficial is the inverse of [Space.Official].
func (s *Space) FromOfficial(codes []int) (space.Arch, error) {
	if len(codes) != len(written) {
		return space.Arch{}, fmt.Errorf("nb201: a cell has %d operations, not %d", len(written), len(codes))
	}
	genes := make([]int, len(written))
	for at, gene := range written {
		if genes[gene] = slices.Index(official[:], codes[at]); genes[gene] < 0 {
			return space.Arch{}, fmt.Errorf("nb201: %d is no operation; they are 0 to 4", codes[at])
		}
	}
	return space.Arch{Space: "nb201", Genes: genes}, nil
}
