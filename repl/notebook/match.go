package notebook

import "strings"

// dots stand for anything in the text of an expected output: alone on a line for
// any number of lines, within a line for any characters. It is one character that
// nothing of naslab prints.
const dots = "…"

// Match reports whether a text is what was expected. Spaces at line ends, and
// empty lines at the end, do not count.
func Match(want, got string) bool {
	return matchLines(lines(want), lines(got))
}

func lines(s string) []string {
	list := strings.Split(strings.TrimRight(s, " \t\n"), "\n")
	for i := range list {
		list[i] = strings.TrimRight(list[i], " \t")
	}
	return list
}

// matchLines goes back to the last line of dots when a line does not fit.
func matchLines(want, got []string) bool {
	w, g, backW, backG := 0, 0, -1, 0
	for g < len(got) {
		switch {
		case w < len(want) && strings.TrimSpace(want[w]) == dots:
			w++
			backW, backG = w, g
		case w < len(want) && matchLine(want[w], got[g]):
			w++
			g++
		case backW >= 0:
			backG++
			w, g = backW, backG
		default:
			return false
		}
	}
	for w < len(want) && strings.TrimSpace(want[w]) == dots {
		w++
	}
	return w == len(want)
}

// matchLine matches one line, in which dots stand for any characters.
func matchLine(want, got string) bool {
	parts := strings.Split(want, dots)
	if len(parts) == 1 {
		return want == got
	}
	first, last := parts[0], parts[len(parts)-1]
	if len(got) < len(first)+len(last) || !strings.HasPrefix(got, first) || !strings.HasSuffix(got, last) {
		return false
	}
	got = got[len(first) : len(got)-len(last)]
	for _, p := range parts[1 : len(parts)-1] {
		i := strings.Index(got, p)
		if i < 0 {
			return false
		}
		got = got[i+len(p):]
	}
	return true
}

// Same reports whether the outputs of a cell are those expected: as many of each
// kind, with the same text unless that varies.
func Same(want, got []Output) bool {
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		if want[i].shape() != got[i].shape() || !want[i].fits(got[i]) {
			return false
		}
	}
	return true
}

// shape is what an output is, its text apart.
func (o Output) shape() string {
	switch {
	case o.isPicture():
		return "picture"
	case o.Kind == Stream:
		return o.Name
	case o.Kind == Error:
		return "error"
	}
	return "value"
}

func (o Output) isPicture() bool { return o.Path != "" || o.Data[PNG] != nil || o.Data[SVG] != nil }

func (o Output) fits(got Output) bool {
	return o.Varies || o.isPicture() || Match(o.Text(), Strip(got.Text()))
}

// Merge puts new outputs in the place of old ones. Of an old text with dots that
// the new one fits, and of the word varies, it keeps what it can.
func Merge(old, fresh []Output) []Output {
	merged := make([]Output, len(fresh))
	used := 0
	for i, o := range fresh {
		merged[i] = o
		for j := used; j < len(old); j++ {
			if old[j].shape() != o.shape() {
				continue
			}
			merged[i].Varies = old[j].Varies
			if !o.isPicture() && !old[j].Varies && strings.Contains(old[j].Text(), dots) && old[j].fits(o) {
				merged[i].Data = map[string][]byte{Plain: old[j].Data[Plain]}
			}
			used = j + 1
			break
		}
	}
	return merged
}
