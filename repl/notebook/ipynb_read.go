package notebook

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// object is a JSON object of which what is not known is kept.
type object = map[string]json.RawMessage

// ipynbError is a fault of a file, as a sentence.
func ipynbError(file, format string, args ...any) error {
	return fmt.Errorf("%s: %s", file, fmt.Sprintf(format, args...))
}

func readIpynb(file, text string) (*Notebook, error) {
	if strings.TrimSpace(text) == "" {
		return nil, ipynbError(file, "the file is empty; a notebook holds a JSON object")
	}
	var top struct {
		Cells    []object `json:"cells"`
		Metadata object   `json:"metadata"`
		Format   int      `json:"nbformat"`
		Minor    int      `json:"nbformat_minor"`
	}
	if err := json.Unmarshal([]byte(text), &top); err != nil {
		return nil, jsonFault(file, text, err)
	}
	switch {
	case top.Format == 0:
		return nil, fmt.Errorf("%s:1: this JSON is no notebook: it has no \"nbformat\"", file)
	case top.Format != 4:
		return nil, ipynbError(file, "notebook format %d is not read; save it in format 4 with Jupyter", top.Format)
	}
	if l := language(top.Metadata); l != "" && !strings.EqualFold(l, "go") {
		return nil, ipynbError(file, "its cells are in the language %s, not Go", l)
	}
	nb := &Notebook{File: file, meta: top.Metadata}
	for i, o := range top.Cells {
		c, err := ipynbCell(o)
		if err != nil {
			return nil, ipynbError(file, "cell %d: %v", i+1, err)
		}
		nb.Add(c)
	}
	return nb, nil
}

// jsonFault is the sentence for what is no JSON, or other JSON than expected.
func jsonFault(file, text string, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	line := func(offset int64) int { return 1 + strings.Count(text[:min(int(offset), len(text))], "\n") }
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%s:%d: this is not JSON: %v", file, line(syntax.Offset), err)
	case errors.As(err, &kind):
		return fmt.Errorf("%s:%d: this JSON is no notebook: %q must not be a JSON %s", file, line(kind.Offset), kind.Field, kind.Value)
	}
	return fmt.Errorf("%s: this JSON is no notebook: %v", file, err)
}

// language is the language of the cells, as far as the metadata say.
func language(meta object) string {
	var info struct{ Name, Language string }
	for _, key := range []string{"language_info", "kernelspec"} {
		if json.Unmarshal(meta[key], &info) != nil {
			continue
		}
		if key == "language_info" && info.Name != "" {
			return info.Name
		}
		if info.Language != "" {
			return info.Language
		}
	}
	return ""
}

// take removes a field from an object and decodes it into v. A field that is not
// there leaves v as it is.
func take(o object, key string, v any) error {
	raw, ok := o[key]
	if !ok {
		return nil
	}
	delete(o, key)
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("its %q is not what a notebook has there", key)
	}
	return nil
}

// multiline is a text, written as one string or a list of lines.
type multiline string

// UnmarshalJSON takes both forms.
func (m *multiline) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		var list []string
		err := json.Unmarshal(b, &list)
		*m = multiline(strings.Join(list, ""))
		return err
	}
	return json.Unmarshal(b, (*string)(m))
}

func ipynbCell(o object) (Cell, error) {
	var kind string
	var text multiline
	var count *int
	var outputs []object
	c := Cell{Line: 1}
	err := errors.Join(
		take(o, "cell_type", &kind), take(o, "source", &text), take(o, "metadata", &c.meta), take(o, "id", &c.id),
		take(o, "execution_count", &count), take(o, "outputs", &outputs),
	)
	if err != nil {
		return c, err
	}
	c.Text, c.rest = string(text), o
	switch kind {
	case "code":
	case "markdown":
		c.Kind = Prose
	case "raw":
		c.Kind = Raw
	default:
		return c, fmt.Errorf("%q is not a kind of cell", kind)
	}
	if count != nil {
		c.Count = *count
	}
	for i, out := range outputs {
		x, err := ipynbOutput(out)
		if err != nil {
			return c, fmt.Errorf("output %d: %w", i+1, err)
		}
		c.Outputs = append(c.Outputs, x)
	}
	return c, nil
}

func ipynbOutput(o object) (Output, error) {
	var kind, name, message string
	var text multiline
	var data object
	x := Output{Data: map[string][]byte{}}
	err := errors.Join(
		take(o, "output_type", &kind), take(o, "name", &x.Name), take(o, "text", &text), take(o, "data", &data),
		take(o, "metadata", &x.meta), take(o, "ename", &name), take(o, "evalue", &message), take(o, "traceback", &x.traceback),
	)
	if err != nil {
		return x, err
	}
	switch kind {
	case "stream":
		x.Data[Plain] = []byte(text)
	case "execute_result":
		x.Kind = Value
	case "display_data":
		x.Kind = Display
	case "error":
		x.Kind, x.Name = Error, name
		full := Strip(strings.Join(x.traceback, "\n"))
		if full == "" {
			full = message
		}
		x.Data[Plain] = []byte(full)
	default:
		return x, fmt.Errorf("%q is not a kind of output", kind)
	}
	for mime, raw := range data {
		if x.Data[mime], err = decodeForm(mime, raw); err != nil {
			return x, err
		}
	}
	return x, nil
}

// decodeForm decodes one form of an output.
func decodeForm(mime string, raw json.RawMessage) ([]byte, error) {
	if isJSON(mime) {
		return raw, nil
	}
	var text multiline
	if err := json.Unmarshal(raw, &text); err != nil {
		return nil, fmt.Errorf("its %s is neither a text nor lines", mime)
	}
	if isText(mime) {
		return []byte(text), nil
	}
	clean := bytes.Join(bytes.Fields([]byte(text)), nil)
	b, err := base64.StdEncoding.DecodeString(string(clean))
	if err != nil {
		return nil, fmt.Errorf("its %s is not base64", mime)
	}
	return b, nil
}

func isJSON(mime string) bool {
	return mime == "application/json" || strings.HasSuffix(mime, "+json")
}

// isText reports whether a form stands in a notebook as text, not as base64.
func isText(mime string) bool {
	return strings.HasPrefix(mime, "text/") || mime == SVG || mime == "application/javascript" || strings.HasSuffix(mime, "+xml")
}

// Attachment returns a picture that is kept in a cell of prose, nil when there is
// none of that name.
func (c Cell) Attachment(name string) (mime string, content []byte) {
	var all map[string]object
	if json.Unmarshal(c.rest["attachments"], &all) != nil {
		return "", nil
	}
	for mime, raw := range all[name] {
		if b, err := decodeForm(mime, raw); err == nil {
			return mime, b
		}
	}
	return "", nil
}
