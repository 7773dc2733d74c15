package jupyter

import (
	"path"
	"slices"
)

// past is the cells of this kernel, oldest first.
type past struct{ cells []pastCell }

type pastCell struct {
	number int
	code   string
}

func (p *past) add(number int, code string) { p.cells = append(p.cells, pastCell{number, code}) }

// historyRequest asks for cells. Sessions are numbered; a kernel has only its
// own, 1, which 0 means too.
type historyRequest struct {
	Output  bool   `json:"output"`
	Access  string `json:"hist_access_type"` // "range", "tail" or "search"
	Session int    `json:"session"`
	Start   int    `json:"start"`
	Stop    *int   `json:"stop"` // the first that is not wanted; nil is all
	N       int    `json:"n"`
	Pattern string `json:"pattern"` // with * and ?
	Unique  bool   `json:"unique"`
}

func (k *Kernel) history(m *message) {
	var r historyRequest
	k.read(m, &r)
	list := [][]any{}
	for _, c := range k.past.find(r) {
		var code any = c.code
		if r.Output {
			code = []any{c.code, nil} // outputs are the front end's to keep
		}
		list = append(list, []any{1, c.number, code})
	}
	k.reply(m, "history_reply", object{"status": "ok", "history": list})
}

// find picks the cells that a request asks for, oldest first.
func (p *past) find(r historyRequest) []pastCell {
	switch r.Access {
	case "range":
		return p.between(r)
	case "search":
		return last(p.matching(r), r.N)
	}
	return last(p.cells, r.N)
}

func (p *past) between(r historyRequest) []pastCell {
	var found []pastCell
	for _, c := range p.cells {
		if (r.Session == 0 || r.Session == 1) && c.number >= r.Start && (r.Stop == nil || c.number < *r.Stop) {
			found = append(found, c)
		}
	}
	return found
}

// matching finds by a pattern; with Unique only the last of equal cells.
func (p *past) matching(r historyRequest) []pastCell {
	var found []pastCell
	seen := map[string]bool{}
	for _, c := range slices.Backward(p.cells) {
		if !glob(r.Pattern, c.code) || r.Unique && seen[c.code] {
			continue
		}
		seen[c.code] = true
		found = append(found, c)
	}
	slices.Reverse(found)
	return found
}

// glob matches whole texts; unlike in file names a star spans everything.
func glob(pattern, text string) bool {
	flat := func(s string) string {
		b := []byte(s)
		for i := range b {
			if b[i] == '/' {
				b[i] = 0
			}
		}
		return string(b)
	}
	ok, err := path.Match(flat(pattern), flat(text))
	return ok && err == nil
}

// last returns the last n, all when n is 0.
func last(cells []pastCell, n int) []pastCell {
	if n <= 0 || n >= len(cells) {
		return cells
	}
	return cells[len(cells)-n:]
}
