package catalogue

import (
	"slices"

	"naslab/engine/name"
)

// Found is what a name stands for: a data set, a table or a file. The fields
// beyond it are filled with what belongs to it.
type Found struct {
	Name    string
	Dataset *Dataset
	File    *File // when the name is a file's
	Tables  []*Table
	Files   []*File // that are to be fetched for it
}

// Find looks a name up. The error of an unknown name gives the nearest ones.
func Find(what string) (*Found, error) {
	if d := DatasetByName(what); d != nil {
		f := &Found{Name: what, Dataset: d, Tables: d.Tables()}
		for _, t := range f.Tables {
			f.add(Feeding(t.Name))
		}
		f.add(kept(d.Name))
		return f, nil
	}
	if t := TableByName(what); t != nil {
		f := &Found{Name: what, Dataset: DatasetByName(t.Dataset()), Tables: []*Table{t}}
		f.add(Feeding(what))
		return f, nil
	}
	if file := all().byID[what]; file != nil {
		f := &Found{Name: what, File: file, Files: []*File{file}}
		for _, n := range file.Feeds {
			if t := TableByName(n); t != nil {
				f.Tables, f.Dataset = append(f.Tables, t), DatasetByName(t.Dataset())
			}
		}
		return f, nil
	}
	return nil, name.Miss("data set, table or file", what, Names(), "naslab data list")
}

func (f *Found) add(files []*File) {
	for _, x := range files {
		if !slices.Contains(f.Files, x) {
			f.Files = append(f.Files, x)
		}
	}
}

// kept are files of a data set that are no tables, such as pictures.
func kept(dataset string) []*File {
	var out []*File
	for _, f := range Files() {
		for _, n := range f.Feeds {
			if TableByName(n) == nil && (&Table{Name: n}).Dataset() == dataset {
				out = append(out, f)
			}
		}
	}
	return out
}

// Terms are the hardest terms among the files' licences.
func (f *Found) Terms() Terms {
	hardest := Free
	for _, x := range f.Files {
		hardest = max(hardest, x.Source.Terms())
	}
	return hardest
}

// Names returns what can be looked up: data sets, tables, files.
func Names() []string {
	var names []string
	for _, d := range datasets {
		names = append(names, d.Name)
	}
	for _, t := range Tables() {
		names = append(names, t.Name)
	}
	for _, f := range Files() {
		names = append(names, f.ID)
	}
	return names
}
