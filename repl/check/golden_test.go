package check

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden runs each case of testdata/NAME.txt and compares the answer. A case is
// a line "### title", input, a line "=>", and the answer.
func golden(t *testing.T, file string, answer func(t *testing.T, input string) string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), "### ")
	var out strings.Builder
	out.WriteString(head)
	for _, c := range strings.Split(rest, "\n### ") {
		title, body, _ := strings.Cut(c, "\n")
		input, want, _ := strings.Cut(body, "\n=>\n")
		input, want = strings.TrimRight(input, "\n"), strings.TrimRight(want, "\n")
		t.Run(title, func(t *testing.T) {
			got := strings.TrimRight(answer(t, input), "\n")
			out.WriteString("### " + title + "\n" + input + "\n=>\n" + got + "\n\n")
			if got != want && !*update {
				t.Errorf("%s\ngot\n%s\nwant\n%s", input, got, want)
			}
		})
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// cells splits the input of a case into cells, which are checked in order, the
// last alone.
func (c *Checker) cells(t *testing.T, input string) (last string) {
	t.Helper()
	list := strings.Split(input, "\n---\n")
	c.feed(t, list[:len(list)-1]...)
	return list[len(list)-1]
}

func TestFaults(t *testing.T) {
	golden(t, "faults.txt", func(t *testing.T, input string) string {
		c := newTestChecker(t)
		last := c.cells(t, input)
		_, faults := c.Check(Source{File: "In [2]", Prompt: true, Number: 2, Text: last})
		var b strings.Builder
		for _, f := range faults {
			b.WriteString(f.Text())
		}
		return b.String()
	})
}
