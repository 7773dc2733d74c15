package pipe

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Answer is one line of the output.
type Answer struct {
	ID      json.RawMessage `json:"id"` // as it was asked; null when it could not be read
	OK      bool            `json:"ok"`
	Stdout  string          `json:"stdout"`
	Stderr  string          `json:"stderr"`
	Value   string          `json:"value"` // what the prompt would show of the last expression
	Type    string          `json:"type"`  // its Go type; several results are parted by commas
	Error   string          `json:"error"`
	Figures []string        `json:"figures"` // files
	MS      float64         `json:"ms"`
}

// request is one line of the input.
type request struct {
	seq       int
	id        json.RawMessage
	code      string
	interrupt bool
	trouble   string // why the line is no request
}

// parse reads one line.
func parse(line []byte) request {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(line, &m); err != nil {
		return request{trouble: fmt.Sprintf("this line is not a JSON object: %v", err)}
	}
	r := request{id: m["id"]}
	code, hasCode := m["code"]
	stop, hasStop := m["interrupt"]
	if hasCode && json.Unmarshal(code, &r.code) != nil || string(code) == "null" {
		r.trouble = `"code" must be a string`
		return r
	}
	if hasStop && json.Unmarshal(stop, &r.interrupt) != nil {
		r.trouble = `"interrupt" must be true`
		return r
	}
	if !hasCode && !r.interrupt {
		r.trouble = `give "code", or "interrupt": true`
	}
	return r
}

// line is the answer as it is written, with its line end.
func (a Answer) line() ([]byte, error) {
	if a.ID == nil {
		a.ID = json.RawMessage("null")
	}
	if a.Figures == nil {
		a.Figures = []string{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(a)
	return b.Bytes(), err
}
