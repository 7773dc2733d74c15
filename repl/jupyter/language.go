package jupyter

import "io"

// Bundle is one thing to show in several forms; a front end picks the richest
// that it can draw.
type Bundle struct {
	Data     map[string]any // by MIME type; bytes such as a PNG are sent as base64
	Metadata map[string]any // by MIME type; may be nil
}

// Text returns a bundle of plain text.
func Text(s string) Bundle { return Bundle{Data: map[string]any{"text/plain": s}} }

// Failure is why a cell did not go well.
type Failure struct {
	Name      string   // its kind, "Panic"
	Message   string   // one sentence
	Traceback []string // lines as they are shown, with colours; not empty
}

// Cell is a request to run code.
type Cell struct {
	Number int // as the front end shows it
	Code   string
	Silent bool // no value is wanted
}

// Outcome is what came of a cell.
type Outcome struct {
	Value   *Bundle  // of the last expression; nil when there is none
	Failure *Failure // nil when all went well
	Leave   bool     // the user asked to leave the session
	Next    string   // text to put in the place of the cell's; empty means none
}

// Candidate is one completion.
type Candidate struct {
	Text, Type, Signature string
}

// Completeness says whether code can be run.
type Completeness string

// The answers.
const (
	Complete   Completeness = "complete"
	Incomplete Completeness = "incomplete"
	Invalid    Completeness = "invalid"
	Unknown    Completeness = "unknown"
)

// Info describes the language.
type Info struct {
	Implementation, Version string // of the kernel
	Name, LanguageVersion   string
	MIME, Extension         string // "text/x-go", ".go"
	Lexer, Mode             string // names that Pygments and CodeMirror have for it
	Banner                  string
	Links                   []Link
}

// Link is a page of the help menu.
type Link struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

// Language is what a kernel evaluates. Interrupt, Complete and Completeness are
// also called while a cell runs, the others one at a time. Offsets are bytes.
type Language interface {
	Info() Info
	Execute(Cell) Outcome
	// Evaluate gives the value of an expression without counting as a cell.
	Evaluate(expr string) (Bundle, *Failure)
	// Complete returns what can stand in place of src[from:to].
	Complete(src string, at int) (from, to int, list []Candidate)
	// Inspect documents what stands at an offset, with its source when detail
	// is above 0.
	Inspect(src string, at, detail int) (Bundle, bool)
	// Completeness also gives the indentation of the next line.
	Completeness(src string) (c Completeness, indent string)
	// Interrupt ends the running cell; without one it does nothing.
	Interrupt()
	Close()
}

// Host is what a kernel offers to its language. All may be called from any
// goroutine.
type Host interface {
	// Out and Err print into the running cell's output.
	Out() io.Writer
	Err() io.Writer
	// In asks the user for lines.
	In() io.Reader
	// Display shows something at once. With an id, Update can replace it.
	Display(b Bundle, id string)
	Update(b Bundle, id string)
	// Clear empties the cell's output; wait delays that until more comes.
	Clear(wait bool)
}
