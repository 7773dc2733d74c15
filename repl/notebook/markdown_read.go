package notebook

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// markdown reads the lines of a Markdown file.
type markdown struct {
	nb    *Notebook
	lines []string
	prose []string
	space int // empty lines since the last cell
	begun int // line on which the prose begins, from 1
}

func readMarkdown(file, text string) (*Notebook, error) {
	m := &markdown{nb: &Notebook{File: file}, lines: strings.Split(text, "\n")}
	for at := 0; at < len(m.lines); {
		indent, mark, info := fenceMark(m.lines[at])
		if mark == "" {
			m.text(at)
			at++
			continue
		}
		end := m.closing(at+1, mark)
		if end < 0 {
			return nil, fmt.Errorf("%s:%d: the code fence that begins here is never closed", file, at+1)
		}
		if !isGo(info) {
			for ; at <= end; at++ {
				m.text(at)
			}
			continue
		}
		m.flush()
		m.nb.Add(Cell{
			Line: at + 2, Text: strings.Join(m.lines[at+1:end], "\n"),
			fence: indent + mark, shut: m.lines[end], info: info, space: m.space + 1,
		})
		m.space = 0
		at = m.outputs(end + 1)
	}
	m.flush()
	return m.nb, nil
}

// text takes a line of prose.
func (m *markdown) text(at int) {
	if len(m.prose) > 0 || m.lines[at] != "" {
		if len(m.prose) == 0 {
			m.begun = at + 1
		}
		m.prose = append(m.prose, m.lines[at])
		return
	}
	m.space++
}

// flush ends the prose. Empty lines at its end come before what follows.
func (m *markdown) flush() {
	n := len(m.prose)
	for n > 0 && m.prose[n-1] == "" {
		n--
	}
	if n == 0 {
		return
	}
	m.nb.Add(Cell{Kind: Prose, Line: m.begun, Text: strings.Join(m.prose[:n], "\n"), space: m.space + 1})
	m.space, m.prose = len(m.prose)-n, nil
}

// closing returns the line that closes a fence, -1 when there is none.
func (m *markdown) closing(at int, mark string) int {
	for ; at < len(m.lines); at++ {
		if _, c, info := fenceMark(m.lines[at]); c != "" && info == "" && strings.HasPrefix(c, mark) {
			return at
		}
	}
	return -1
}

// outputs reads what stands below a cell, and returns the line behind it.
func (m *markdown) outputs(at int) int {
	cell := &m.nb.Cells[len(m.nb.Cells)-1]
	for {
		next := at
		for next < len(m.lines) && m.lines[next] == "" {
			next++
		}
		if next == len(m.lines) {
			return at
		}
		if title, file, ok := pictureLine(m.nb.File, m.lines[next]); ok {
			cell.Outputs = append(cell.Outputs, Picture(title, file, nil))
			at = next + 1
			continue
		}
		_, mark, info := fenceMark(m.lines[next])
		words := strings.Fields(info)
		if mark == "" || len(words) == 0 || words[0] != "output" {
			return at
		}
		end := m.closing(next+1, mark)
		if end < 0 {
			return at // told of when the fence is read as prose
		}
		text := strings.Join(m.lines[next+1:end], "\n")
		cell.Outputs = append(cell.Outputs, markedOutput(words[1:], text))
		at = end + 1
	}
}

// markedOutput makes an output of the text in a fence and the words behind
// "output".
func markedOutput(words []string, text string) Output {
	o := Text(Stream, "stdout", text+"\n")
	for _, w := range words {
		switch w {
		case "value":
			o.Kind, o.Name, o.Data[Plain] = Value, "", []byte(text)
		case "stderr":
			o.Name = "stderr"
		case "error":
			o.Kind, o.Name, o.Data[Plain] = Error, "error", []byte(text)
		case "varies":
			o.Varies = true
		}
	}
	return o
}

var pictureSyntax = regexp.MustCompile(`^!\[((?:[^\]\\]|\\.)*)\]\(<?([^<>()]+\.(?:png|svg))>?\)$`)

// pictureLine reads a line with a picture from the file's own folder.
func pictureLine(file, line string) (title, pic string, ok bool) {
	m := pictureSyntax.FindStringSubmatch(line)
	if m == nil || !strings.HasPrefix(m[2], path.Base(filesOf(file))+"/") || strings.Contains(m[2], "..") {
		return "", "", false
	}
	return unescape.Replace(m[1]), filepath.Join(filepath.Dir(file), filepath.FromSlash(m[2])), true
}

// filesOf is the folder for the pictures of a notebook.
func filesOf(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) + "_files" }

// fenceMark returns the white space and the run of backticks or tildes that a
// fence line begins with, and what follows them.
func fenceMark(line string) (indent, mark, info string) {
	s := strings.TrimLeft(line, " ")
	indent = line[:len(line)-len(s)]
	if len(indent) > 3 || s == "" || s[0] != '`' && s[0] != '~' {
		return "", "", ""
	}
	n := len(s) - len(strings.TrimLeft(s, s[:1]))
	if n < 3 {
		return "", "", ""
	}
	info = strings.TrimSpace(s[n:])
	if s[0] == '`' && strings.Contains(info, "`") {
		return "", "", "" // code within a line
	}
	return indent, s[:n], info
}

// isGo reports whether the info string of a fence makes it a cell.
func isGo(info string) bool {
	word, _, _ := strings.Cut(info, " ")
	return strings.EqualFold(word, "go")
}

// Headings returns the heading lines of Markdown, with their marks.
func Headings(text string) []string {
	var list []string
	open := ""
	for line := range strings.SplitSeq(text, "\n") {
		_, mark, info := fenceMark(line)
		switch {
		case open == "" && mark != "":
			open = mark
		case open == "":
			if h := heading(line); h != "" {
				list = append(list, h)
			}
		case mark != "" && info == "" && strings.HasPrefix(mark, open):
			open = ""
		}
	}
	return list
}

// heading returns the text of a heading line, with its marks, or "".
func heading(line string) string {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n == 0 || n > 6 || n == len(line) || line[n] != ' ' {
		return ""
	}
	return strings.TrimSpace(line)
}
