package checklist

import (
	"fmt"
	"strings"

	"naslab/engine/run"
	"naslab/engine/table"
)

// The answers.
const (
	Yes  = "yes"
	No   = "no"
	None = "n.a." // the question does not arise
)

// Item is one question with its answer.
type Item struct {
	Part     string // "released", "compared" or "told"
	Question string
	Answer   string // Yes, No or None
	Evidence string // what in the folders says so
}

// Report is the checklist of one study.
type Report struct {
	Dir   string
	Study string // the study in one line
	Items []Item
	// Unread names the studies beside it that cannot be read and so count for nothing.
	Unread []string
}

// asked is a study with the others of its problem in the same folder.
type asked struct {
	*run.Study
	beside []*run.Study
	unread []string
}

type question struct {
	part, item string
	ask        func(asked) (answer, evidence string)
}

func questions() []question {
	return append(append(released(), compared()...), told()...)
}

// AsTable returns one row per question. It is wide, so the prompt shows String
// instead.
func (r Report) AsTable() *table.Table {
	t := table.New("checklist of "+r.Study, "part", "question", "answer", "evidence")
	for _, i := range r.Items {
		t.Add(i.Part, i.Question, i.Answer, i.Evidence)
	}
	t.Note = r.notes()
	return t
}

// String prints the answers part by part, each with its evidence.
func (r Report) String() string {
	var b strings.Builder
	b.WriteString(r.Study + "\n")
	part := ""
	for _, i := range r.Items {
		if i.Part != part {
			part = i.Part
			b.WriteString(part + "\n")
		}
		fmt.Fprintf(&b, "  %-5s%s: %s\n", i.Answer, i.Question, i.Evidence)
	}
	b.WriteString(r.notes())
	return b.String()
}

func (r Report) notes() string {
	if len(r.Unread) == 0 {
		return r.counts()
	}
	return r.counts() + "\nleft out since they cannot be read: " + few(r.Unread)
}

func (r Report) counts() string {
	n := map[string]int{}
	for _, i := range r.Items {
		n[i.Answer]++
	}
	return fmt.Sprintf("%d yes, %d no, %d n.a.", n[Yes], n[No], n[None])
}

func answer(ok bool) string {
	if ok {
		return Yes
	}
	return No
}
