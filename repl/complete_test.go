package repl

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naslab/repl/session"
)

// completions are the candidates at the ^ of a cell.
func completions(sh *shell, cell string) []string {
	at := strings.IndexByte(cell, '^')
	r := sh.sources().Complete(cell[:at]+cell[at+1:], at)
	list := []string{}
	for _, it := range r.Items {
		list = append(list, it.Text)
	}
	return list
}

func TestCompleteNames(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"sub/x.go", "notes.md", "next.md", ".hidden"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, f)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	sh := newTerminal(t).sh
	sh.ses.Run(t.Context(), session.Cell{Text: `b := nas.Open("hwgpt/s"); count := 3; func countAll(n int) int { return n }`})
	for cell, want := range map[string]string{
		`nas.Open("hw^`:                                  "hwgpt/l hwgpt/m hwgpt/s",
		`nas.Open("hwgpt/s^")`:                           "hwgpt/s",
		`nas.Open("gpts^`:                                "hwgpt/s",
		`bench.Open("hw^`:                                "hwgpt/l hwgpt/m hwgpt/s",
		`nas.Search("ns^`:                                "nsga2 nsga3",
		`nas.Search("NS^`:                                "nsga2 nsga3",
		`nas.Search("nsga2", "^`:                         "",
		`nas.Want("perp^`:                                "perplexity",
		`nas.Want("perplexity", "perp^`:                  "",
		`nas.Want("latency@h^`:                           "latency@h100",
		`nas.Value(b, a, "energy@h^`:                     "energy@h100",
		`nas.Query(b, a, "perp^`:                         "perplexity",
		`nas.Local(net, "lat^`:                           "latency latency/2",
		`nas.Search("rs", b, []string{"perp^`:            "",
		`c := nas.Open("hwgpt/m"); nas.Value(c, a, "pe^`: "perplexity",
		`fmt.Println("^`:                                 "",
		`fmt.Println("./n^`:                              "next.md notes.md",
		`os.ReadFile("no^`:                               "notes.md",
		`os.ReadFile("sub/^`:                             "x.go",
		`%run n^`:                                        "next.md notes.md",
		`%run ./sub/^`:                                   "x.go",
		`%cd ^`:                                          "sub/",
		`%cd .h^`:                                        "",
		`!cat no^`:                                       "notes.md",
		`%timei^`:                                        "%timeit",
		`%%timei^`:                                       "%%timeit",
		`%wh^`:                                           "%who %whos",
		`%qit^`:                                          "%quit",
		`%timeit -^`:                                     "-n -r",
		`%timeit -n 10 strings.HasP^`:                    "HasPrefix",
		"%%time\nstrings.HasP^":                          "HasPrefix",
		`%help timei^`:                                   "timeit",
		`%doc strings.HasP^`:                             "HasPrefix",
		`%doc countA^`:                                   "countAll",
		`strings.HasP^`:                                  "HasPrefix",
		`strings.hasp^`:                                  "HasPrefix",
		`strings.HP^`:                                    "HasPrefix",
		`countA^`:                                        "countAll",
		`// countA^`:                                     "",
	} {
		got := completions(sh, cell)
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: got %q, want %q", cell, g, want)
		}
	}
	for cell, want := range map[string]string{`nas.Search(^`: `"nsga2"`, `nas.Search("rs", b, nas.Want(^`: `"perplexity"`, "nas.Open( ^": `"hwgpt/s"`} {
		if all := completions(sh, cell); !slices.Contains(all, want) {
			t.Errorf("%s: %q lacks %s", cell, all, want)
		}
	}
	if all := completions(sh, `nas.Want("^`); len(all) < 20 || !slices.Contains(all, "perplexity") {
		t.Errorf("metrics of all benchmarks: %q", all)
	}
}

func TestCallShown(t *testing.T) {
	sh := newTerminal(t).sh
	for cell, want := range map[string]int{
		`nas.Search("x", ^`:           1,
		`%time strings.Repeat("x", ^`: 1,
		`strings.Repeat("^`:           0,
		`nas.Open("x")^`:              -1,
	} {
		at := strings.IndexByte(cell, '^')
		c := sh.sources().Call(cell[:at]+cell[at+1:], at)
		if c == nil && want >= 0 || c != nil && (c.Active != want || len(c.Params) == 0) {
			t.Errorf("%s: got %+v, want parameter %d", cell, c, want)
		}
	}
}

func BenchmarkComplete(b *testing.B) {
	sh := newTerminal(b).sh
	for _, cell := range []string{`strings.^`, `s^`, `nas.Want("^`, `x := nas.Search("nsga2", nas.Open("hwgpt/s"), ^`, `%^`} {
		b.Run(cell, func(b *testing.B) {
			for b.Loop() {
				completions(sh, cell)
			}
		})
	}
}
