package lower_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestTranscriptDebug(t *testing.T) {
	name := os.Getenv("NASLAB_TRANSCRIPT")
	if name == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(name)
	m := newMachine(t, os.Getenv("NASLAB_OWN") == "")
	var cell string
	n := 0
	flush := func() {
		if cell == "" {
			return
		}
		n++
		m.out.Reset()
		err := m.run(cell)
		fmt.Printf("<<<< [%d] %s\n%s", n, strings.TrimSpace(cell), m.out.String())
		if err != nil {
			fmt.Println("  ERR", err)
			if os.Getenv("NASLAB_TEXT") != "" && strings.HasPrefix(err.Error(), "compile") {
				fmt.Println(m.text)
			}
		}
		cell = ""
	}
	for _, l := range strings.Split(string(b), "\n") {
		switch {
		case strings.HasPrefix(l, ">>> "):
			flush()
			cell = l[4:] + "\n"
		case strings.HasPrefix(l, "... "):
			cell += l[4:] + "\n"
		default:
			flush()
			if l != "" && !strings.HasPrefix(l, "#") {
				fmt.Println("     want:", l)
			}
		}
	}
	flush()
}
