package search

// RegisterBuiltins makes the methods of this package known by name.
func RegisterBuiltins() {
	Register("rs", NewRS)
	Register("nsga2", NewNSGA2)
	Register("nsga3", NewNSGA3)
	Register("moead", NewMOEAD)
	Register("smsemoa", NewSMSEMOA)
	Register("morea", NewMOREA)
	Register("mols", NewMOLS)
	Register("parego", NewParEGO)
	Register("lsbo", NewLSBO)
	Register("rsbo", NewRSBO)
	Register("moasha", NewMOASHA)
	Register("ehvi", NewEHVI)

	// one objective
	Register("rea", NewREA)
	Register("ls", NewLS)
	Register("greedy", NewGreedy)
	Register("tpe", NewTPE)
	Register("bo", NewBO)
	Register("bowl", NewBOWL)
	Register("bananas", NewBANANAS)
	Register("npenas", NewNPENAS)
	Register("dngo", NewDNGO)
	Register("reinforce", NewREINFORCE)
	Register("ppo", NewPPO)
	Register("lanas", NewLaNAS)
	Register("alphax", NewAlphaX)

	// one objective, several fidelities
	Register("sh", NewSH)
	Register("hyperband", NewHyperband)
	Register("asha", NewASHA)
	Register("bohb", NewBOHB)
	Register("dehb", NewDEHB)
}
