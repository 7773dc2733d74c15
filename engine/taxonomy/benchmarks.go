package taxonomy

// benchmarks are tables and surrogates that answer in place of training.
func benchmarks() []entry {
	return []entry{
		{"tabular", "the architectures of a space, or many of them, were trained once and for all; a query looks them up", []part{
			inBenchmarks("NAS-Bench-101", "nb101*"), inBenchmarks("NAS-Bench-201", "nb201*"), inBenchmarks("NATS-Bench size", "natssize*"),
			inBenchmarks("NAS-Bench-Macro", "nbmacro*"), inBenchmarks("NAS-Bench-ASR", "nbasr*"), inBenchmarks("NAS-Bench-NLP", "nbnlp*"),
			inBenchmarks("TransNAS-Bench-101", "transnas/*"), inBenchmarks("NAS-Bench-1Shot1", "nb1shot1*"), inBenchmarks("ENAS graphs", "enas/*", "enas")}},
		{"surrogate", "a model that was fitted to some trained networks answers for all", []part{
			inBenchmarks("NAS-Bench-301", "nb301*", "darts*"), inBenchmarks("HW-GPT-Bench", "hwgpt/*"), inBenchmarks("Once-for-All", "ofa*"), inBenchmarks("NAS-Bench-111 and its kin", "nb111*", "nb211*", "nb311*")}},
		{"hardware", "cost of networks on devices, beside their accuracy", []part{
			inBenchmarks("HW-GPT-Bench", "hwgpt/*"), inBenchmarks("HW-NAS-Bench", "hwnas*", "fbnet*"), inBenchmarks("HAT latencies", "hat*")}},
		{"robustness", "accuracy under corruptions and attacks, beside the clean one", []part{inBenchmarks("robustness of NAS-Bench-201", "nb201/robust*", "robust*")}},
		{"suites", "many benchmarks behind one query", []part{
			inBenchmarks("zero-cost scores over many tasks", "zerocost*", "nbsz*", "nbsuitezero*")}},
	}
}
