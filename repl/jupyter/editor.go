package jupyter

import (
	"unicode/utf8"
)

// Front ends count characters (code points), naslab counts bytes.

// byteOffset turns a number of characters into an offset in bytes, which is never
// outside s.
func byteOffset(s string, chars int) int {
	at := 0
	for ; chars > 0 && at < len(s); chars-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// charOffset turns an offset in bytes into a number of characters.
func charOffset(s string, at int) int {
	return utf8.RuneCountInString(s[:min(max(at, 0), len(s))])
}

// editorRequest is what is asked about a place in code.
type editorRequest struct {
	Code   string `json:"code"`
	Cursor int    `json:"cursor_pos"`
	Detail int    `json:"detail_level"`
}

func (k *Kernel) complete(m *message) {
	var r editorRequest
	k.read(m, &r)
	from, to, list := k.lang.Complete(r.Code, byteOffset(r.Code, r.Cursor))
	start, end := charOffset(r.Code, from), charOffset(r.Code, to)
	matches, types := []string{}, []object{}
	for _, c := range list {
		matches = append(matches, c.Text)
		types = append(types, object{"start": start, "end": end, "text": c.Text, "type": c.Type, "signature": c.Signature})
	}
	k.reply(m, "complete_reply", object{
		"status": "ok", "matches": matches, "cursor_start": start, "cursor_end": end,
		"metadata": object{"_jupyter_types_experimental": types},
	})
}

func (k *Kernel) inspect(m *message) {
	var r editorRequest
	k.read(m, &r)
	b, found := k.lang.Inspect(r.Code, byteOffset(r.Code, r.Cursor), r.Detail)
	content := b.content()
	content["status"], content["found"] = "ok", found
	k.reply(m, "inspect_reply", content)
}

func (k *Kernel) completeness(m *message) {
	var r editorRequest
	k.read(m, &r)
	c, indent := k.lang.Completeness(r.Code)
	content := object{"status": c}
	if c == Incomplete {
		content["indent"] = indent
	}
	k.reply(m, "is_complete_reply", content)
}
