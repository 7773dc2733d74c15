package taxonomy

// speedups are the ways to learn about an architecture for less than it costs to
// train.
func speedups() []entry {
	return []entry{
		{"predictors from architectures", "regression from the encoding or graph of a network to its score", []part{
			inPredictors("Gaussian process", "gp"), inPredictors("Gaussian process over graphs", "gpwl"),
			inPredictors("network", "mlp"), inPredictors("ensemble of networks", "ensemble", "bananas"), inPredictors("boosted trees", "gbdt", "gbt", "xgb", "xgboost", "lgb", "lightgbm", "ngb", "ngboost"),
			inPredictors("random forest", "rf", "forest"), inPredictors("graph network", "gcn", "gnn", "bonas"),
			inPredictors("linear regression", "linear", "ridge", "bayeslinear", "blr"),
			inPredictors("Bayesian networks", "bohamiann", "dngo", "bbb", "bayes*"), inPredictors("semi-supervised", "seminas", "oneshot")}},
		{"learning curves", "extend the first epochs of a curve to its end", []part{
			inPredictors("parametric families", "lce", "lce-m", "pow*", "curve*"), inPredictors("regression on features of curves", "lcsvr", "lc-svr"),
			inPredictors("sum of training losses", "sotl", "sotl-e", "sotle"), inPredictors("last value seen", "last", "lastseen")}},
		{"zero-cost proxies", "score a network by one small batch before any training", []part{
			inBenchmarks("published scores, looked up", scored...), absent("grad_norm, snip, grasp, fisher, synflow computed"), absent("jacov, nwot, epe_nas, zen, plain, l2_norm computed")}},
		{"low fidelity", "fewer epochs, smaller images, fewer channels or less data, for a score in the same order", []part{
			inBenchmarks("fewer epochs", "nb101", "nb201*", "nbnlp"), inMethods("used by", "sh", "hyperband", "asha", "bohb", "dehb"), absent("subsets of data"), absent("report of rank correlation with full training")}},
		{"multi-fidelity", "begin many cheaply and give more only to those that do well", []part{
			inMethods("successive halving", "sh"), inMethods("Hyperband", "hyperband"), inMethods("ASHA", "asha"), inMethods("BOHB", "bohb"), inMethods("DEHB", "dehb")}},
		{"meta-learning", "begin with what other data sets, spaces or devices taught", []part{
			absent("warm start from other data sets"), inPredictors("transferable predictors", "help", "metad2a"), absent("MetaNAS")}},
		{"morphisms", "change a network without changing its function, so that its weights stay good", []part{
			absent("deepen, widen, pad kernels"), inMethods("LEMONADE", "lemonade")}},
	}
}
