package nas

import (
	"math/rand/v2"
	"sync"
	"time"

	"naslab/engine/run"
)

// The functions of this file are what users call. Each works on the default
// session; the shell binds the same names to its own.

var standard = sync.OnceValue(func() *Session { return NewSession(Config{}) })

// Spaces lists the registered search spaces: decisions; architectures; different
// networks, where isomorphic architectures were counted as one; mean number of
// neighbours, over 20 architectures drawn; and the names of the encodings.
func Spaces() *Table { return standard().Spaces() }

// Taxonomy sets what naslab has against what the field has, entry by entry, asked
// from the registries: what is here, what is not yet, and a definition. branches
// picks some: "spaces", "black-box", "one-shot", "speed-ups", "extensions",
// "benchmarks", "own", or entries, such as "DARTS"; none means all.
func Taxonomy(branches ...string) Coverage { return standard().Taxonomy(branches...) }

// SpaceSizes lists the registered search spaces by kind: macro, chain-structured,
// cell-based, hierarchical; and how many architectures each has.
func SpaceSizes() *Table { return standard().SpaceSizes() }

// Space makes the search space registered under name, such as "nb201" or "gpt/s".
func Space(name string) SearchSpace { return standard().Space(name) }

// NewSpace makes a search space from its decisions and registers it under name:
//
//	nas.NewSpace("toy", nas.Numbers("width", 8, 16, 32), nas.Labels("act", "relu", "gelu"))
func NewSpace(name string, dims ...Dim) SearchSpace { return standard().NewSpace(name, dims...) }

// NewSpaceWith is [NewSpace] for a space whose decisions are not all: rules say
// which combinations are legal, what network an architecture is, and which ones
// are the same network. See [Rules].
func NewSpaceWith(name string, rules Rules, dims ...Dim) SearchSpace {
	return standard().NewSpaceWith(name, rules, dims...)
}

// Choice returns what an architecture chose in a decision, such as "gelu".
func Choice(sp SearchSpace, a Arch, decision string) string {
	return standard().Choice(sp, a, decision)
}

// Number returns what an architecture chose in a decision among [Numbers], or
// whose labels are numbers.
func Number(sp SearchSpace, a Arch, decision string) float64 {
	return standard().Number(sp, a, decision)
}

// When is a decision that counts only where another, which stands before it, has
// one of the given choices:
//
//	layers := nas.Numbers("layers", 1, 2, 3)
//	nas.NewSpace("toy", layers, nas.When(nas.Numbers("kernel2", 3, 5), layers, "2", "3"))
func When(d, other Dim, choices ...string) Dim { return standard().When(d, other, choices...) }

// Numbers makes a decision among numbers, which have an order.
func Numbers(name string, values ...float64) Dim { return standard().Numbers(name, values...) }

// Labels makes a decision among labels, which have no order.
func Labels(name string, choices ...string) Dim { return standard().Labels(name, choices...) }

// Rand makes a random generator; the same seed gives the same numbers.
func Rand(seed uint64) *rand.Rand { return standard().Rand(seed) }

// Sample draws an architecture, every decision uniform among its choices.
func Sample(sp SearchSpace, rng *rand.Rand) Arch { return standard().Sample(sp, rng) }

// Mutate returns a copy of a with one decision changed.
func Mutate(sp SearchSpace, a Arch, rng *rand.Rand) Arch { return standard().Mutate(sp, a, rng) }

// Cross returns a child whose every decision comes from a or from b.
func Cross(sp SearchSpace, a, b Arch, rng *rand.Rand) Arch { return standard().Cross(sp, a, b, rng) }

// Neighbours lists all architectures that differ from a in one decision.
func Neighbours(sp SearchSpace, a Arch) []Arch { return standard().Neighbours(sp, a) }

// Describe prints an architecture decision by decision.
func Describe(sp SearchSpace, a Arch) string { return standard().Describe(sp, a) }

// Parse reads an architecture: what prints as "nb201:433000", or the field's own
// form, such as "|nor_conv_3x3~0|+...".
func Parse(sp SearchSpace, text string) Arch { return standard().Parse(sp, text) }

// Spell prints an architecture as its field writes it; [Parse] reads that.
func Spell(sp SearchSpace, a Arch) string { return standard().Spell(sp, a) }

// Canonical returns the one architecture that stands for all that build the same
// network as a.
func Canonical(sp SearchSpace, a Arch) Arch { return standard().Canonical(sp, a) }

// Size returns the number of architectures of a space.
func Size(sp SearchSpace) float64 { return standard().Size(sp) }

// Enumerate calls visit with every architecture of a space, until visit returns
// false. Ctrl-C ends it.
func Enumerate(sp SearchSpace, visit func(Arch) bool) { standard().Enumerate(sp, visit) }

// Encodings lists the encodings of a space: numbers of a code, shape, and whether
// a code can be decoded.
func Encodings(sp SearchSpace) *Table { return standard().Encodings(sp) }

// Encode returns the code of an architecture in an encoding of [Encodings], such
// as "onehot" or "path".
func Encode(sp SearchSpace, a Arch, encoding string) []float64 {
	return standard().Encode(sp, a, encoding)
}

// Decode returns an architecture that has the given code and builds the same
// network as the one that was encoded.
func Decode(sp SearchSpace, encoding string, x []float64) Arch {
	return standard().Decode(sp, encoding, x)
}

// Dominates reports whether the costs a are nowhere worse than the costs b and
// somewhere better. Lower is better.
func Dominates(a, b []float64) bool { return standard().Dominates(a, b) }

// Benchmarks lists the registered benchmarks.
func Benchmarks() *Table { return standard().Benchmarks() }

// Open opens the benchmark registered under name, such as "hwgpt/s".
func Open(name string) Benchmark { return standard().Open(name) }

// Metrics lists what a benchmark answers: unit, device, batch, direction.
func Metrics(b Benchmark) *Table { return standard().Metrics(b) }

// Query answers for one architecture: the named metrics, or all.
func Query(b Benchmark, a Arch, metrics ...string) *Table {
	return standard().Query(b, a, metrics...)
}

// Value answers for one architecture and one metric, in the metric's unit.
func Value(b Benchmark, a Arch, metric string) float64 { return standard().Value(b, a, metric) }

// Bench makes a benchmark of your own and registers it under name. measure
// returns one value per metric, in the metrics' order; NaN is a missing value.
func Bench(name string, sp SearchSpace, metrics []Metric, measure func(Arch) []float64) Benchmark {
	return standard().Bench(name, sp, metrics, measure)
}

// BenchTrain is [Bench] for a function that can train less than in full: train
// also gets the fidelity, the fraction of full training, which is 1 or one that
// the asked metrics list in their Fidelities, and returns what the training costs
// on the simulated clock of a search.
func BenchTrain(name string, sp SearchSpace, metrics []Metric, train func(a Arch, fidelity float64) ([]float64, time.Duration)) Benchmark {
	return standard().BenchTrain(name, sp, metrics, train)
}

// BenchCSV makes a benchmark from a CSV file, which may be packed by gzip, and
// registers it under name. A row is one architecture, in a column "arch" as
// [Spell] or [Arch.String] write it, or in one column per decision; with sp nil
// these columns make a space of their own. Every column with brackets in its
// heading is a metric:
//
//	accuracy (%)                 latency@pi4 (ms, batch 1)    quality (higher)
//	accuracy (%, fidelity 0.5)   train_time (h, cost)
//
// in the brackets stand the unit, higher or lower where the name does not tell
// what is better, the batch, the fraction of full training, and cost for what a
// training takes on the simulated clock. An empty cell is a missing value; a
// heading that begins with # leaves its column out.
func BenchCSV(name string, sp SearchSpace, file string) Benchmark {
	return standard().BenchCSV(name, sp, file)
}

// Timed makes a benchmark that answers as b does and says what each reading would
// have cost, for the simulated clock of a search; cost gets the architecture and
// the fraction of full training.
func Timed(name string, b Benchmark, cost func(a Arch, fidelity float64) time.Duration) Benchmark {
	return standard().Timed(name, b, cost)
}

// Join makes one benchmark of two over the same search space, such as a
// supernet that knows perplexity and a device that knows latency. Where both
// have a metric, a answers.
func Join(name string, a, b Benchmark) Benchmark { return standard().Join(name, a, b) }

// Text reads a file or a folder as training text; "" means the source of Go's
// standard library. A tenth of the documents is held out.
func Text(path string, cfg TextConfig) *Corpus { return standard().Text(path, cfg) }

// GPT makes a search space of GPT networks and registers it under name.
func GPT(name string, c GPTChoices) *GPTSpace { return standard().GPT(name, c) }

// Train trains a weight-sharing supernet: one training run that serves all
// networks of the space. It needs libtorch.
func Train(sp *GPTSpace, text *Corpus, cfg Training) *Net { return standard().Train(sp, text, cfg) }

// TrainMore goes on with a training that was cut off by Ctrl-C, with the same
// settings: the result is that of an uninterrupted one.
func TrainMore(net *Net, cfg Training) *Net { return standard().TrainMore(net, cfg) }

// SaveNet writes a supernet to a safetensors file.
func SaveNet(net *Net, path string) { standard().SaveNet(net, path) }

// LoadNet reads what [SaveNet] wrote; text is what it was trained on.
func LoadNet(path string, text *Corpus) *Net { return standard().LoadNet(path, text) }

// Inherit makes a benchmark that scores networks with the weights they inherit
// from net: perplexity and accuracy on held-out text, parameters, FLOPs.
func Inherit(net *Net) Benchmark { return standard().Inherit(net) }

// Profile measures networks of a supernet on this machine: latency with one and
// two threads, peak memory, energy where the machine counts it, and beside it
// parameters and FLOPs. One call is a forward pass over one sequence.
func Profile(net *Net, archs []Arch) Profiles { return standard().Profile(net, archs) }

// Local makes a benchmark that measures networks of a supernet on this machine
// when asked; one call is a forward pass over one sequence. metrics are
// "latency" (the default; ms, one thread), "latency/2" (two threads), "memory"
// (MB) and, where the machine counts it, "energy"; a search asks for them as
// "latency@local" and so on.
func Local(net *Net, metrics ...string) Benchmark { return standard().Local(net, metrics...) }

// Methods lists the registered search methods.
func Methods() *Table { return standard().Methods() }

// Method registers a search method made of two functions. make is called once
// per search, with the search space and the search's own random generator; ask
// returns the next architecture, and tell, which may be nil, hears the costs of
// each, lower being better, in the order of the objectives.
func Method(name string, make func(sp SearchSpace, rng *rand.Rand) (ask func() Arch, tell func(a Arch, costs []float64))) {
	standard().Method(name, make)
}

// MethodOf registers a search method that is a type with the methods of
// [Optimizer].
func MethodOf(name string, make func(Setup) Optimizer) { standard().MethodOf(name, make) }

// Want names the objectives of a search: the first is drawn upwards, the second
// to the right. Each is improved in its metric's own direction.
func Want(metrics ...string) []string { return standard().Want(metrics...) }

// Search runs a method on a benchmark and returns the study, which is also a
// folder that [Load] reads back. Ctrl-C ends it early and keeps what was found.
func Search(method string, b Benchmark, want []string, budget Budget) *Study {
	return standard().Search(method, b, want, budget)
}

// SearchWith is [Search] with all settings: seed, batch, options of the method,
// name and folder of the study.
func SearchWith(method string, b Benchmark, want []string, cfg run.Config) *Study {
	return standard().SearchWith(method, b, want, cfg)
}

// Resume goes on with a study that was cut off, from its folder.
func Resume(dir string, b Benchmark) *Study { return standard().Resume(dir, b) }

// Load reads a study from its folder.
func Load(dir string) *Study { return standard().Load(dir) }

// Check answers the best-practice checklist for a study, each question with yes, no
// or n.a. and the evidence in its folder and in the studies beside it. study is a
// study, its folder, or its name in the folder of the studies.
func Check(study any) Report { return standard().Check(study) }

// Compare sets studies of the same objectives side by side; runs of one method with
// several seeds stand in one line.
func Compare(studies ...*Study) *Table { return standard().Compare(studies...) }

// Plot draws what it is given and saves it as PNG, SVG and CSV: studies (their
// fronts and the hypervolume beside, or the best value so far of one objective; over
// evaluations, or over simulated time when that ended the searches), a trained
// supernet, profiles, an architecture (its cell or network, as boxes and arrows), or
// a figure of your own. A string among the arguments names the
// files; they go into the folder "figures" unless it holds a path.
func Plot(things ...any) Picture { return standard().Plot(things...) }

// Show shows a value as the prompt shows the last value of a cell: a table, a
// number, a struct; a figure, a plot of gonum/plot or an image is drawn to a file
// and, where the terminal can, shown as a picture.
func Show(v any) { standard().Show(v) }

// Magic makes a function a command of the shell: after nas.Magic("sweep", f), the
// line "%sweep 8 16" calls f("8 16"). An error that it returns is shown as a
// sentence.
func Magic(name string, run func(args string) error) { standard().Magic(name, run) }
