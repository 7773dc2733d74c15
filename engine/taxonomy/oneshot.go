package taxonomy

import "naslab/engine/supernet"

// oneshot are the methods that train one network that holds all others.
func oneshot() []entry {
	return []entry{
		{"supernet, not differentiable", "train shared weights by sampled networks, then search over the networks that inherit them", []part{
			code("sandwich rule", supernet.Sandwich), code("random networks per step", supernet.RandomK), absent("uniform paths (SPOS)"), absent("strict fairness (FairNAS)"),
			absent("controller and shared weights (ENAS)"), absent("progressive shrinking (OFA)"), absent("greedy path filtering (GreedyNAS)")}},
		{"supernet evaluation", "score networks with inherited weights and compare their order with that of networks trained alone", []part{
			code("scores with inherited weights", (*supernet.GPT).Evaluate), inBenchmarks("published ones", "enas", "nb201/cifar10"), absent("report of rank correlation and top-k regret")}},
		{"DARTS", "mix all operations by a softmax, train weights and mixture in turn, keep the strongest", []part{inMethods("first and second order", "darts", "darts1", "darts2")}},
		{"SNAS", "as DARTS with Gumbel-softmax samples whose temperature falls, weights and mixture under one loss", []part{inMethods("SNAS", "snas")}},
		{"GDAS", "as SNAS, but only the operation that is drawn runs", []part{inMethods("GDAS", "gdas")}},
		{"DrNAS", "mixture weights are drawn from a Dirichlet distribution whose parameters are learnt", []part{inMethods("DrNAS", "drnas")}},
		{"PC-DARTS", "only a part of the channels passes the mixture; weights on edges steady the choice", []part{inMethods("PC-DARTS", "pcdarts", "pc-darts")}},
		{"ProxylessNAS", "binary gates let one or two paths run per step; latency enters the loss as an expectation", []part{inMethods("ProxylessNAS", "proxyless", "proxylessnas")}},
		{"RobustDARTS", "DARTS with stronger regularisation or a stop where the loss bends sharply", []part{inMethods("R-DARTS", "rdarts", "robustdarts")}},
		{"DARTS variants", "growing depth, perturbed mixtures, choice by what removal costs, independent gates", []part{
			inMethods("P-DARTS", "pdarts"), inMethods("SmoothDARTS", "sdarts"), inMethods("DARTS-PT", "dartspt"), inMethods("Fair-DARTS", "fairdarts")}},
		{"hypernetworks", "a network writes the weights of the architecture it is shown", []part{absent("SMASH"), absent("graph hypernetworks")}},
	}
}
