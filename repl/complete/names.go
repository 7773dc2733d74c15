package complete

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Sort is a sort of names that strings hold.
type Sort string

// The sorts.
const (
	Space     Sort = "space"
	Benchmark Sort = "benchmark"
	Search    Sort = "method"
	Metric    Sort = "metric"
	Device    Sort = "device"
	Local     Sort = "local" // metrics that can be measured on this machine
	Path      Sort = "path"  // a file, which is no name
)

// Registry lists what is registered.
type Registry interface {
	// Names lists the names of a sort, but for metrics.
	Names(sort Sort) []Item
	// Metrics lists the metrics of the benchmark registered under a name; of
	// all of them when it is empty.
	Metrics(benchmark string) []Item
	// MetricsOf lists those of the benchmark that a variable of the session
	// holds, nil when it holds none.
	MetricsOf(variable string) []Item
}

// places says which arguments of which functions are names, by the index of the
// argument; the last holds for all that follow when more is true.
var places = map[string]struct {
	at   int
	sort Sort
	more bool
}{
	"nas.Open": {0, Benchmark, false}, "nas.Space": {0, Space, false},
	"nas.Search": {0, Search, false}, "nas.SearchWith": {0, Search, false},
	"nas.Want": {0, Metric, true}, "nas.Query": {2, Metric, true}, "nas.Value": {2, Metric, false},
	"nas.Local": {1, Local, true},
	"nas.Load":  {0, Path, false}, "nas.Resume": {0, Path, false}, "nas.Text": {0, Path, false},
	"nas.LoadNet": {0, Path, false}, "nas.SaveNet": {1, Path, false},
	"bench.Open": {0, Benchmark, false}, "space.New": {0, Space, false},
	"search.New": {0, Search, false}, "device.New": {0, Device, false},
	"os.Open": {0, Path, false}, "os.ReadFile": {0, Path, false}, "os.ReadDir": {0, Path, false},
	"os.WriteFile": {0, Path, false}, "os.Create": {0, Path, false}, "os.Stat": {0, Path, false},
	"os.Remove": {0, Path, false}, "os.OpenFile": {0, Path, false}, "os.Chdir": {0, Path, false},
	"os.DirFS": {0, Path, false}, "filepath.Join": {0, Path, true},
}

// params says what the names of parameters tell, for all other functions.
var params = map[string]Sort{
	"method": Search, "metric": Metric, "metrics": Metric, "want": Metric, "benchmark": Benchmark,
	"device": Device, "space": Space,
	"path": Path, "file": Path, "filename": Path, "dir": Path, "folder": Path,
}

// literal completes within a string.
func (s *Sources) literal(src string, l literal, at int) Result {
	if l.imports {
		return s.golang(src, at)
	}
	r := Result{From: l.from, To: at}
	switch sort := s.sortOf(src, l, at); {
	case sort == Path || sort == "" && isPath(l.content):
		return files(l.content, l.from, at, false)
	case sort == "" || s.Names == nil:
		return r
	case sort == Metric:
		r.Items = s.metrics(src, l.calls)
	default:
		r.Items = s.Names.Names(sort)
	}
	r.Items = slices.DeleteFunc(Rank(r.Items, l.content), func(it Item) bool { return l.given(it.Text) })
	return r
}

// isPath reports whether a string looks like the path of a file.
func isPath(s string) bool {
	return strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") || strings.HasPrefix(s, "~/") || strings.HasPrefix(s, "/")
}

// given reports whether the innermost call has the string as an argument
// already.
func (l literal) given(text string) bool {
	n := len(l.calls)
	return n > 0 && slices.Contains(l.calls[n-1].args, strconv.Quote(text))
}

// sortOf says of what sort the string is.
func (s *Sources) sortOf(src string, l literal, at int) Sort {
	calls := l.calls
	for len(calls) > 0 && calls[len(calls)-1].fun == "" && strings.HasPrefix(strings.TrimSpace(src[calls[len(calls)-1].from:]), `"`) {
		calls = calls[:len(calls)-1] // of a list, such as []string{"..."}
	}
	if len(calls) == 0 {
		return ""
	}
	f := calls[len(calls)-1]
	if p, ok := places[f.fun]; ok {
		if len(f.args) == p.at || len(f.args) > p.at && p.more {
			return p.sort
		}
		return ""
	}
	if s.Go == nil || f.fun == "" {
		return ""
	}
	c := s.Go.Call(src, at)
	if c == nil || len(c.Params) == 0 {
		return ""
	}
	p := c.Params[min(c.Active, len(c.Params)-1)]
	name, typ, _ := strings.Cut(p, " ")
	if !strings.HasSuffix(typ, "string") {
		return ""
	}
	return params[name]
}

const opened = `(?:nas|bench)\.Open\("([^"]*)"\)`

var (
	openCall = regexp.MustCompile(`^` + opened + `$`)
	variable = regexp.MustCompile(`^[\pL_][\pL\d_]*$`)
)

// metrics lists the metrics of the benchmark that stands among the arguments of
// a call around, by name or in a variable; of all when there is none.
func (s *Sources) metrics(src string, calls []frame) []Item {
	for _, f := range slices.Backward(calls) {
		for _, a := range f.args {
			if m := openCall.FindStringSubmatch(a); m != nil {
				return s.Names.Metrics(m[1])
			}
			if !variable.MatchString(a) {
				continue
			}
			if m := regexp.MustCompile(`\b` + a + `\s*:?=\s*` + opened).FindStringSubmatch(src); m != nil {
				return s.Names.Metrics(m[1])
			}
			if items := s.Names.MetricsOf(a); items != nil {
				return items
			}
		}
	}
	return s.Names.Metrics("")
}
