package catalogue

import "slices"

// Dataset is a group of tables that belong together.
type Dataset struct {
	Name  string
	Title string
	Cite  []string // works that introduced or measured it
}

// Works that several data sets cite.
const (
	help      = "H. Lee, S. Lee, S. Chong, S. J. Hwang: Hardware-adaptive efficient latency prediction for NAS via meta-learning (HELP), NeurIPS 2021"
	suiteZero = "A. Krishnakumar, C. White, A. Zela, R. Tu, M. Safari, F. Hutter: NAS-Bench-Suite-Zero: accelerating research on zero cost proxies, NeurIPS Datasets and Benchmarks 2022"
	cite201   = "X. Dong, Y. Yang: NAS-Bench-201: extending the scope of reproducible neural architecture search, ICLR 2020"
	cite101   = "C. Ying, A. Klein, E. Christiansen, E. Real, K. Murphy, F. Hutter: NAS-Bench-101: towards reproducible neural architecture search, ICML 2019"
	modnas    = "R. S. Sukthanker, A. Zela, B. Staffler, S. Dooley, J. Grabocka, F. Hutter: Multi-objective differentiable neural architecture search, ICLR 2025"
	citeLaNAS = "L. Wang, S. Xie, T. Li, R. Fonseca, Y. Tian: Sample-efficient neural architecture search by learning actions for Monte Carlo tree search, TPAMI 2021"
)

var datasets = []*Dataset{
	{"nb201", "NAS-Bench-201: all 15,625 cells, accuracies, latencies, energies, zero-cost scores, robustness", []string{cite201,
		"X. Dong, L. Liu, K. Musial, B. Gabrys: NATS-Bench: benchmarking NAS algorithms for architecture topology and size, TPAMI 2021", help,
		"C. Li, Z. Yu, Y. Fu, Y. Zhang, Y. Zhao, H. You, Q. Yu, Y. Wang, Y. Lin: HW-NAS-Bench: hardware-aware neural architecture search benchmark, ICLR 2021", suiteZero,
		"S. Jung, J. Lukasik, M. Keuper: Neural architecture design and robustness: a dataset, ICLR 2023"}},
	{"nb101", "NAS-Bench-101: the space of 423,624 cells, a sample of accuracies, zero-cost scores, search curves", []string{cite101, suiteZero,
		"S. Yan, Y. Zheng, W. Ao, X. Zeng, M. Zhang: Does unsupervised architecture representation learning help neural architecture search? (arch2vec), NeurIPS 2020",
		"P. Bakhtiarifard, C. Igel, R. Selvan: EC-NAS: energy consumption aware tabular benchmarks for neural architecture search, ICASSP 2024"}},
	{"nb301", "NAS-Bench-301: cells of the DARTS space with zero-cost scores and surrogate accuracies", []string{
		"A. Zela, J. Siems, L. Zimmer, J. Lukasik, M. Keuper, F. Hutter: Surrogate NAS benchmarks: going beyond the limited search spaces of tabular NAS benchmarks, ICLR 2022", suiteZero}},
	{"transnas", "TransNAS-Bench-101: micro and macro networks on seven tasks", []string{
		"Y. Duan, X. Chen, H. Xu, Z. Chen, X. Liang, T. Zhang, Z. Li: TransNAS-Bench-101: improving transferability and generalizability of cross-task neural architecture search, CVPR 2021", suiteZero}},
	{"nbnlp", "NAS-Bench-NLP: recurrent cells trained on WikiText-2, epoch by epoch", []string{
		"N. Klyuchnikov, I. Trofimov, E. Artemova, M. Salnikov, M. Fedorov, A. Filippov, E. Burnaev: NAS-Bench-NLP: neural architecture search benchmark for natural language processing, IEEE Access 2022"}},
	{"nbmacro", "NAS-Bench-Macro: all 6,561 networks of eight layers on CIFAR-10", []string{
		"X. Su, T. Huang, Y. Li, S. You, F. Wang, C. Qian, C. Zhang, C. Xu: Prioritized architecture sampling with Monto-Carlo tree search, CVPR 2021"}},
	{"suitezero", "NAS-Bench-Suite-Zero: proxies on the tasks of NAS-Bench-360, and what each evaluation took", []string{suiteZero,
		"R. Tu, N. Roberts, M. Khodak, J. Shen, F. Sala, A. Talwalkar: NAS-Bench-360: benchmarking neural architecture search on diverse tasks, NeurIPS Datasets and Benchmarks 2022"}},
	{"fbnet", "FBNet: 5,000 networks, latency on 27 devices", []string{help,
		"B. Wu, X. Dai, P. Zhang, Y. Wang, F. Sun, Y. Wu, Y. Tian, P. Vajda, Y. Jia, K. Keutzer: FBNet: hardware-aware efficient ConvNet design via differentiable neural architecture search, CVPR 2019"}},
	{"ofa", "Once-for-All MobileNetV3: latencies, look-up tables, accuracy predictor, published networks", []string{help,
		"H. Cai, C. Gan, T. Wang, Z. Zhang, S. Han: Once-for-All: train one network and specialize it for efficient deployment, ICLR 2020",
		"H. Cai, L. Zhu, S. Han: ProxylessNAS: direct neural architecture search on target task and hardware, ICLR 2019",
		"Z. Lu, K. Deb, E. Goodman, W. Banzhaf, V. N. Boddeti: NSGANetV2: evolutionary multi-objective surrogate-assisted neural architecture search, ECCV 2020"}},
	{"hat", "Hardware-Aware Transformers: latencies of sampled sub-transformers, published models", []string{
		"H. Wang, Z. Wu, Z. Liu, H. Cai, L. Zhu, C. Gan, S. Han: HAT: hardware-aware transformers for efficient natural language processing, ACL 2020"}},
	{"hwgpt", "HW-GPT-Bench: GPT sub-networks of three scales on 13 devices", []string{
		"R. S. Sukthanker, A. Zela, B. Staffler, A. Klein, L. Purucker, J. K. H. Franke, F. Hutter: HW-GPT-Bench: hardware-aware architecture benchmark for language models, NeurIPS Datasets and Benchmarks 2024"}},
	{"devices", "Roles of devices in the search over many of them", []string{modnas, help}},
	{"enas", "ENAS macro space of six layers: 20,020 networks with weight-sharing accuracy", []string{
		"M. Zhang, S. Jiang, Z. Cui, R. Garnett, Y. Chen: D-VAE: a variational autoencoder for directed acyclic graphs, NeurIPS 2019",
		"H. Pham, M. Y. Guan, B. Zoph, Q. V. Le, J. Dean: Efficient neural architecture search via parameter sharing, ICML 2018"}},
	{"darts", "RobustDARTS: traces of 211 searches", []string{
		"A. Zela, T. Elsken, T. Saikia, Y. Marrakchi, T. Brox, F. Hutter: Understanding and robustifying differentiable architecture search, ICLR 2020"}},
	{"lanas", "LaNAS: traces of searches", []string{citeLaNAS}},
	{"fasterseg", "FasterSeg: latencies of operators", []string{
		"W. Chen, X. Gong, X. Liu, Q. Zhang, Y. Li, Z. Wang: FasterSeg: searching for faster real-time semantic segmentation, ICLR 2020"}},
	{"sparsemask", "SparseMask: a connectivity that was found", []string{
		"H. Wu, J. Zhang, K. Huang: SparseMask: differentiable connectivity learning for dense image prediction, ICCV 2019"}},
	{"images", "Small sets of pictures", []string{
		"Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document recognition (MNIST), Proceedings of the IEEE 1998",
		"E. Alpaydin, C. Kaynak: Cascading classifiers (optical digits), Kybernetika 1998",
		"G. J. Brostow, J. Fauqueur, R. Cipolla: Semantic object classes in video: a high-definition ground truth database (CamVid), Pattern Recognition Letters 2009"}},
}

// Datasets returns all data sets.
func Datasets() []*Dataset { return datasets }

// DatasetByName returns a data set, or nil.
func DatasetByName(name string) *Dataset {
	if i := slices.IndexFunc(datasets, func(d *Dataset) bool { return d.Name == name }); i >= 0 {
		return datasets[i]
	}
	return nil
}

// Tables returns the data set's tables.
func (d *Dataset) Tables() []*Table {
	var out []*Table
	for _, t := range Tables() {
		if t.Dataset() == d.Name {
			out = append(out, t)
		}
	}
	return out
}
