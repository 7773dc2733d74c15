package complete

import (
	"os"
	"path/filepath"
	"strings"
)

// most is how many files of a folder are looked at.
const most = 5000

// files completes a path that stands at src[from:at]. Only its last part is
// replaced; a folder ends with a slash, so that the next Tab goes on in it.
func files(path string, from, at int, foldersOnly bool) Result {
	i := strings.LastIndexByte(path, '/') + 1
	r := Result{From: from + i, To: at}
	word := path[i:]
	entries, err := os.ReadDir(folder(path[:i]))
	if err != nil {
		return r
	}
	for _, e := range entries[:min(len(entries), most)] {
		name := e.Name()
		if strings.HasPrefix(name, ".") && !strings.HasPrefix(word, ".") {
			continue
		}
		isDir := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(folder(path[:i]), name))
			isDir = err == nil && info.IsDir()
		}
		if isDir {
			name += "/"
		} else if foldersOnly {
			continue
		}
		r.Items = append(r.Items, Item{Text: name, Kind: File})
	}
	r.Items = Rank(r.Items, word)
	return r
}

// folder is the folder that the beginning of a path means.
func folder(path string) string {
	if path == "" {
		return "."
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}
