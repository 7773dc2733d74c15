package taxonomy

// blackbox are the methods that ask for evaluations and see nothing else.
func blackbox() []entry {
	return []entry{
		{"random search", "draw architectures independently and keep the best that was evaluated", []part{inMethods("random search", "rs")}},
		{"local search", "evaluate all neighbours of the best, move to a better one, begin anew at random where there is none", []part{
			inMethods("local search", "ls"), inMethods("greedy walk", "greedy")}},
		{"reinforcement learning", "a controller writes an architecture decision by decision and is rewarded by its score", []part{
			inMethods("REINFORCE", "reinforce"), inMethods("PPO", "ppo")}},
		{"regularised evolution", "mutate the winner of a small tournament, append the child, drop the oldest", []part{inMethods("REA", "rea")}},
		{"other evolution", "parents by rank, crossover and mutation; for several objectives by layers of the front", []part{
			inMethods("NSGA-II", "nsga2"), inMethods("NSGA-III", "nsga3"), inMethods("MOEA/D", "moead"), inMethods("SMS-EMOA", "smsemoa"),
			inMethods("multi-objective REA", "morea", "more"), inMethods("elitist evolution over a supernet", "spos", "ea")}},
		{"BO with Gaussian processes", "a Gaussian process over encodings or graphs expects scores; evaluate where it hopes for most", []part{
			inMethods("over vectors", "bo"), inMethods("over graphs, Weisfeiler-Lehman", "bowl")}},
		{"BO with neural networks", "an ensemble of networks over path encodings, one drawn per proposal, candidates by mutation of the best", []part{
			inMethods("BANANAS", "bananas"), inMethods("NPENAS", "npenas")}},
		{"DNGO", "Bayesian linear regression on the last features of a network, expected improvement", []part{inMethods("DNGO", "dngo")}},
		{"density estimators", "model good and bad architectures apart, propose where the good ones are dense", []part{inMethods("TPE", "tpe")}},
		{"Monte Carlo tree search", "a tree over partial architectures or regions of the space, descended by upper confidence bounds", []part{
			inMethods("AlphaX", "alphax", "mcts"), inMethods("LaNAS", "lanas")}},
		{"predictors in search", "fit a model to what was evaluated, score a large pool, evaluate the top", []part{
			inMethods("with an ensemble", "bananas", "npenas"), inMethods("with a predictor of your choice", "predict", "predictor", "pool")}},
	}
}
