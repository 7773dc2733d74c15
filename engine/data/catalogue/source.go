package catalogue

import (
	_ "embed"
	"strings"
)

//go:embed sources.tsv
var sourcesTSV string

//go:embed files.tsv
var filesTSV string

//go:embed tables.tsv
var tablesTSV string

// Source is a repository at a pinned commit.
type Source struct {
	Name         string
	Repo         string // owner/name
	Commit       string // 40 hex digits
	Licence      string // as stated there
	Redistribute bool   // whether naslab might pass the files on
}

// Terms says what a licence asks of a user.
type Terms int

// The terms, the harder ones last.
const (
	Free          Terms = iota // free use with a notice
	NonCommercial              // no commercial use
	NotStated                  // no licence is stated, so none is given
)

// Terms tells from the licence's name.
func (s *Source) Terms() Terms {
	switch {
	case strings.Contains(s.Licence, "-NC"):
		return NonCommercial
	case s.Licence == "none stated":
		return NotStated
	}
	return Free
}

// Sentence says what the terms mean, or is empty when nothing has to be said.
func (t Terms) Sentence() string {
	switch t {
	case NonCommercial:
		return "for non-commercial use only"
	case NotStated:
		return "no licence is stated, so nobody has permitted its use; whether you may is yours to judge"
	}
	return ""
}

// lines splits a table of tabs into rows of cells, without its header.
func lines(text string) [][]string {
	var rows [][]string
	for l := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimSuffix(l, "\n"), "\t"))
	}
	return rows[1:]
}
