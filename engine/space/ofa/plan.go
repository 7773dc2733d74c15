package ofa

// Layer is the shape in which a layer leaves a picture.
type Layer struct {
	Height, Channels int
	Gate             int // 1 when the block that makes it squeezes and excites
}

// Plan is what all networks of a width share at one height of the picture.
type Plan struct {
	Image, Stem Layer
	Stages      [5]Layer // behind each stage
	Strides     [5]int   // of the first block of each stage; the others have 1
	Wide, Final int      // channels of the two layers at the end
}

// Plan returns the shapes at a height.
func (s *Space) Plan(height int) Plan {
	w := s.width
	p := Plan{Image: Layer{Height: height, Channels: 3}, Stem: Layer{Height: halved(height), Channels: w.first}, Wide: w.wide, Final: w.final}
	at := p.Stem.Height
	for i, stage := range plan {
		if stage.stride == 2 {
			at = halved(at)
		}
		p.Stages[i] = Layer{Height: at, Channels: w.stages[i]}
		if stage.se {
			p.Stages[i].Gate = 1
		}
		p.Strides[i] = stage.stride
	}
	return p
}

// halved is the height behind a stride of two.
func halved(n int) int { return (n + 1) / 2 }

// Heights lists the picture's choices, 128 to 224.
func Heights() []int { return heights() }

// Blocks lists the nine blocks that a place may have.
func Blocks() []Block {
	var list []Block
	for _, k := range kernels {
		for _, e := range expansions {
			list = append(list, Block{k, e})
		}
	}
	return list
}
