package nb201

import "naslab/engine/space"

// short are the operations' names in pictures.
var short = [5]string{Skip: "skip", Conv3x3: "conv 3x3", Conv1x1: "conv 1x1", AvgPool: "avg pool 3x3"}

// draw is the picture of a cell: its four nodes, and the operations on the
// edges. An edge without operation is left out.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	text, err := s.Text(a)
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: text}
	d.Node("in", "input")
	d.Node("1", "sum")
	d.Node("2", "sum")
	d.Node("out", "output")
	for i, e := range edges {
		if op := a.Genes[i]; op != None {
			d.Edge(e.From, e.To, short[op])
		}
	}
	return []space.Drawing{d}, nil
}
