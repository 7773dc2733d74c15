package checklist

import (
	"fmt"
	"path/filepath"
	"strings"

	"naslab/engine/run"
)

// told asks what the folder reports.
func told() []question {
	const part = "told"
	return []question{
		{part, "how the method's settings were found, and at what cost", func(c asked) (string, string) {
			if len(c.Options()) == 0 {
				return Yes, "none was given, so none was tuned"
			}
			sets := settings(c)
			if len(sets) < 2 {
				return No, "some are given, but no other setting was tried in this folder"
			}
			seconds := c.Seconds()
			for _, o := range c.beside {
				if o.Method() == c.Method() {
					seconds += o.Seconds()
				}
			}
			return Yes, fmt.Sprintf("%d settings tried in this folder, %.3g s in all", len(sets), seconds)
		}},
		{part, "time from end to end", func(c asked) (string, string) {
			text := fmt.Sprintf("%.3g s of search", c.Seconds())
			if cost := c.Cost(); cost > 0 {
				text += fmt.Sprintf(", standing for %.4g s of training", cost)
			}
			switch {
			case c.Running():
				return No, text + " so far, and it is still running"
			case c.Lost() > 0:
				return No, text + " in the lines that are left"
			case c.Stopped() == "":
				return No, text + " until it was cut off; resume it"
			}
			return Yes, text
		}},
		{part, "the whole budget was run", func(c asked) (string, string) {
			text := fmt.Sprintf("%d evaluations, %d failed", c.Len(), c.Failures())
			switch stopped := c.Stopped(); {
			case c.Running():
				return No, fmt.Sprintf("%s; still running, with a budget of %s", text, c.Budget())
			case c.Lost() > 0:
				return No, fmt.Sprintf("%s; %d more were made, whose lines trials.jsonl does not have", text, c.Lost())
			case stopped == run.Spent || stopped == run.Exhausted:
				return Yes, text + "; " + stopped
			case stopped == "":
				return No, text + "; cut off"
			default:
				return No, text + "; " + stopped
			}
		}},
		{part, "all details of the set-up", func(c asked) (string, string) {
			s := c.System()
			if missing := s.Missing(); len(missing) > 0 {
				return No, "not recorded: " + strings.Join(missing, ", ")
			}
			text := fmt.Sprintf("%s on %s, commit %.12s", s.Machine, s.Host, s.Commit)
			if s.Dirty {
				return No, text + ", but the source had changes that are in no commit"
			}
			return Yes, text
		}},
	}
}

func folder(s *run.Study) string { return filepath.Base(filepath.Clean(s.Dir())) }
