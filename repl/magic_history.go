package repl

import (
	"fmt"
	"slices"
	"strings"

	"naslab/repl/session"
)

// recent is how many cells %history lists.
const recent = 20

func (sh *shell) magicHistory(in *invocation) verdict {
	n, err := countOf(in.flags, "-n", recent)
	if err != nil {
		return sh.fail("%v", err)
	}
	word := strings.TrimSpace(in.rest)
	all := sh.log.list(word)
	if numbers, err := cellNumbers(word); err == nil && word != "" {
		all, n = slices.DeleteFunc(sh.log.list(""), func(c session.Cell) bool {
			_, asked := numbers[c.Number]
			return !c.Prompt || !asked
		}), len(numbers)
	}
	if k := len(all); k > 0 && all[k-1].Text == in.cell.Text {
		all = all[:k-1] // this one
	}
	if len(all) == 0 && word != "" {
		fmt.Fprintf(sh.out, "no cell of this session has %q; Ctrl-R at the prompt searches earlier sessions too\n", word)
	}
	for _, e := range all[max(0, len(all)-n):] {
		head := fmt.Sprintf("%4d: ", e.Number)
		if e.Number == 0 { // of a file, or of a pipe
			head = "      "
		}
		lines := strings.Split(strings.Trim(e.Text, "\n"), "\n")
		fmt.Fprintf(sh.out, "%s%s\n", sh.paint(head, green), strings.Join(lines, "\n"+strings.Repeat(" ", len(head))))
	}
	return fine
}

func (sh *shell) magicReset(*invocation) verdict {
	if err := sh.ses.Reset(); err != nil {
		return sh.fail("%v", err)
	}
	sh.done = nil
	sh.magics.Clear()
	sh.own = nil
	return fine
}

func firstLine(s string) string {
	s, _, more := strings.Cut(s, "\n")
	if more {
		s += " ..."
	}
	return s
}
