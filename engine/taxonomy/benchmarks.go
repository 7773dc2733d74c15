package taxonomy

// benchmarks are tables and surrogates that answer in place of training.
func benchmarks() []entry {
	return []entry{
		{"tabular", "the architectures of a space, or many of them, were trained once and for all; a query looks them up", []part{
			inBenchmarks("NAS-Bench-101", "nb101*"), inBenchmarks("NAS-Bench-201", "nb201*"), inBenchmarks("NATS-Bench size", "natssize*"),
			inBenchmarks("NAS-Bench-Macro", "nbmacro*"), inBenchmarks("NAS-Bench-ASR", "nbasr*"), inBenchmarks("NAS-Bench-NLP", "nbnlp*"),
			inBenchmarks("TransNAS-Bench-101", "transnas/*"), inBenchmarks("NAS-Bench-1Shot1", "nb1shot1*"), inBenchmarks("ENAS graphs", "enas/*", "enas"),
			inBenchmarks("cells that NAS-Bench-301 scored", "nb301")}},
		{"surrogate", "a model that was fitted to some trained networks answers for all", []part{
			inBenchmarks("HW-GPT-Bench", "hwgpt/*"), inBenchmarks("Once-for-All", "ofa*"), inBenchmarks("the model of NAS-Bench-301", "nb301/*", "darts*"), inBenchmarks("NAS-Bench-111 and its kin", "nb111*", "nb211*", "nb311*")}},
		{"hardware", "cost of networks on devices, beside their accuracy", []part{
			inBenchmarks("HW-GPT-Bench", "hwgpt/*"), inBenchmarks("HW-NAS-Bench", "nb201*", "hwnas*"), inBenchmarks("latencies of FBNet", "fbnet*"), inBenchmarks("latencies of Once-for-All", "ofa*"), inBenchmarks("latencies of HAT", "hat*")}},
		{"robustness", "accuracy under corruptions and attacks, beside the clean one", []part{inBenchmarks("attacks on the networks of NAS-Bench-201", "nb201/cifar10"), inBenchmarks("corruptions", "robust*")}},
		{"suites", "many benchmarks behind one query", []part{
			inBenchmarks("zero-cost scores over many tasks", scored...)}},
	}
}

// scored are the benchmarks with the published zero-cost scores of their networks.
var scored = []string{"nb101", "nb201*", "nb301", "transnas/*"}
