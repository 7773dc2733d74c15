package fault

import "fmt"

// Place is a spot in a cell's source.
type Place struct {
	File   string // file name, or "In [3]" for a cell typed at the prompt
	Prompt bool   // the cell was typed at the prompt
	Number int    // the cell's number in its session or file, from 1; 0 means there is none
	Line   int    // line within File, from 1; 0 means unknown
	Column int    // byte column within the line, from 1; 0 means unknown
	Source string // the text of the line
	Single bool   // the cell typed at the prompt has one line only
}

// Known reports whether the place has a line.
func (p Place) Known() bool { return p.Line > 0 }

// String returns the place as people write it: "In [3]: line 2" or
// "first.md:17:5: cell 4".
func (p Place) String() string {
	if p.Prompt {
		if !p.Known() || p.Single {
			return p.File
		}
		return fmt.Sprintf("%s: line %d", p.File, p.Line)
	}
	s := p.File
	if p.Known() {
		s += fmt.Sprintf(":%d", p.Line)
		if p.Column > 0 {
			s += fmt.Sprintf(":%d", p.Column)
		}
	}
	if p.Number > 0 {
		s += fmt.Sprintf(": cell %d", p.Number)
	}
	return s
}

// Kind says what sort of trouble a fault is.
type Kind int

// The kinds of faults.
const (
	Compile     Kind = iota // the cell is not valid Go; nothing of it ran
	Runtime                 // the running cell panicked
	Stop                    // a function of naslab ended the cell with a sentence
	Interrupted             // the user stopped the cell
	Exit                    // the cell called os.Exit
)

// Fault is one error of a cell.
type Fault struct {
	Kind  Kind
	Place Place
	Msg   string  // one sentence, lower case
	Hint  string  // what to do next; may be empty
	Trace []Place // the cell lines that led here, innermost first; may be empty
	Code  int     // exit status asked for by os.Exit
	Cause error   // what a naslab function gave; may be nil
}

// Error returns place and message in one line.
func (f *Fault) Error() string {
	s := f.Place.String()
	if s != "" {
		s += ": "
	}
	s += f.Msg
	if f.Hint != "" {
		s += " (" + f.Hint + ")"
	}
	return s
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Cause }
