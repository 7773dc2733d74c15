package engine

import (
	"naslab/engine/space/autodeeplab"
	"naslab/engine/space/darts"
	"naslab/engine/space/enas"
	"naslab/engine/space/fbnet"
	"naslab/engine/space/gpt"
	"naslab/engine/space/hat"
	"naslab/engine/space/hierarchical"
	"naslab/engine/space/nb101"
	"naslab/engine/space/nb201"
	"naslab/engine/space/nb201/natssize"
	"naslab/engine/space/nbasr"
	"naslab/engine/space/nbmacro"
	"naslab/engine/space/nbnlp"
	"naslab/engine/space/ofa"
	"naslab/engine/space/transnas"
)

// spaces registers the built-in search spaces.
func spaces() {
	gpt.Register()          // gpt/s, gpt/m, gpt/l and the three wide ones
	nb101.Register()        // nb101
	nb201.Register()        // nb201
	natssize.Register()     // natssize
	darts.Register()        // darts, darts/s1 to darts/s4
	transnas.Register()     // transnas/micro, transnas/macro
	nbmacro.Register()      // nbmacro
	fbnet.Register()        // fbnet
	ofa.Register()          // ofa/w1.0, ofa/w1.2
	hat.Register()          // hat/space0, hat/space1, hat/iwslt
	nbasr.Register()        // nbasr
	nbnlp.Register()        // nbnlp
	enas.Register()         // enas/6, enas/12
	autodeeplab.Register()  // autodeeplab
	hierarchical.Register() // hierarchical
}
