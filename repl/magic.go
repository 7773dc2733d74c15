package repl

import (
	"strings"

	"naslab/repl/fault"
)

func isMagic(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "%") }

func (sh *shell) magicFault(string) *fault.Fault { return nil }
