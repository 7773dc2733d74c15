package repl

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/search"
	"naslab/engine/space"
	"naslab/repl/complete"
)

// registry lists what strings in a cell can name.
type registry struct {
	sh *shell
	mu sync.Mutex
	// shipped are the benchmarks that are there without any cell. Only these are
	// opened for a list: to open others may run what a cell has defined.
	shipped []string
	known   map[string][]complete.Item // metrics, by benchmark
}

func newRegistry(sh *shell) *registry {
	return &registry{sh: sh, shipped: bench.Names(), known: map[string][]complete.Item{}}
}

// Names lists the names of a sort.
func (r *registry) Names(sort complete.Sort) []complete.Item {
	switch sort {
	case complete.Benchmark:
		return named(bench.Names(), "benchmark")
	case complete.Space:
		return named(space.Names(), "search space")
	case complete.Search:
		return named(search.Names(), "search method")
	case complete.Device:
		return named(device.Names(), "device")
	case complete.Local:
		return []complete.Item{
			{Text: "latency", Kind: complete.Name, Detail: "ms, one thread"},
			{Text: "latency/2", Kind: complete.Name, Detail: "ms, two threads"},
			{Text: "memory", Kind: complete.Name, Detail: "MB at the peak"},
			{Text: "energy", Kind: complete.Name, Detail: "mJ, where the machine counts it"},
		}
	}
	return nil
}

func named(names []string, what string) []complete.Item {
	var items []complete.Item
	for _, n := range names {
		items = append(items, complete.Item{Text: n, Kind: complete.Name, Detail: what})
	}
	return items
}

// Metrics lists the metrics of a benchmark, or of all.
func (r *registry) Metrics(benchmark string) []complete.Item {
	r.mu.Lock()
	defer r.mu.Unlock()
	if slices.Contains(r.shipped, benchmark) {
		return r.metrics(benchmark)
	}
	var all []complete.Item
	seen := map[string]bool{}
	for _, n := range r.shipped {
		if _, opened := r.known[n]; !opened && bench.Needs(n) != "" {
			continue // opening all tables would keep the user waiting
		}
		for _, it := range r.metrics(n) {
			if !seen[it.Text] {
				seen[it.Text] = true
				all = append(all, it)
			}
		}
	}
	return all
}

// metrics opens a benchmark that is built in, once.
func (r *registry) metrics(name string) []complete.Item {
	if items, ok := r.known[name]; ok {
		return items
	}
	b, err := bench.Open(name)
	if err != nil {
		return nil // its data may come yet
	}
	items := metricItems(b)
	r.known[name] = items
	return items
}

func metricItems(b bench.Benchmark) []complete.Item {
	items := []complete.Item{}
	for _, m := range b.Metrics() {
		items = append(items, complete.Item{
			Text: m.Name, Kind: complete.Name, Detail: strings.TrimLeft(strings.TrimPrefix(m.String(), m.Name), ", "),
		})
	}
	return items
}

// MetricsOf lists those of the benchmark in a variable, when its type is one of
// naslab's own: the methods of another would be code of a cell.
func (r *registry) MetricsOf(variable string) []complete.Item {
	a, ok := r.sh.ses.About(variable)
	if !ok || !a.Value.IsValid() || !a.Value.CanInterface() {
		return nil
	}
	v := a.Value.Interface()
	b, ok := v.(bench.Benchmark)
	if !ok || !compiled(v) {
		return nil
	}
	return metricItems(b)
}

// compiled reports whether a value's type is one of naslab's packages.
func compiled(v any) bool {
	t := reflect.TypeOf(v)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return strings.HasPrefix(t.PkgPath(), "naslab/")
}
