package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// kept is how many journals stay; older ones are removed.
const kept = 200

// line is one line of a journal: one of the fields says which.
type line struct {
	At      time.Time `json:"at"`
	Session string    `json:"session,omitempty"` // the first line
	Dir     string    `json:"dir,omitempty"`     // of the first line: the working folder
	Cell    int       `json:"cell,omitempty"`    // a cell begins, or has ended
	Code    string    `json:"code,omitempty"`    // a cell begins
	OK      *bool     `json:"ok,omitempty"`      // a cell has ended
	MS      float64   `json:"ms,omitempty"`
	Error   string    `json:"error,omitempty"`
	End     string    `json:"end,omitempty"` // the last line: "goodbye" or "replayed"
}

// Journal is that of a running session. A nil one keeps nothing.
type Journal struct {
	mu     sync.Mutex
	file   *os.File
	began  time.Time // of the running cell
	broken error
}

// Folder is where journals are: NASLAB_JOURNAL, else a folder in the user's
// cache. Empty means none are kept.
func Folder() string {
	if dir, ok := os.LookupEnv("NASLAB_JOURNAL"); ok {
		return dir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "naslab", "journal")
}

// Start begins the journal of a session in a folder. Its file is made with the
// first cell.
func Start(dir string) (*Journal, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("no journal is kept: %w", err)
	}
	now := time.Now()
	for try := 0; ; try++ {
		id := fmt.Sprintf("%s-%d", now.Format("20060102-150405"), os.Getpid()+try)
		f, err := os.OpenFile(filepath.Join(dir, id+ending), os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o600)
		if errors.Is(err, os.ErrExist) && try < 100 {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("no journal is kept: %w", err)
		}
		hold(f)
		j := &Journal{file: f}
		wd, _ := os.Getwd() // only told
		j.write(line{At: now, Session: id, Dir: wd})
		return j, j.broken
	}
}

const ending = ".jsonl"

// write appends a line. After one that failed no more are written.
func (j *Journal) write(l line) {
	if j.broken != nil {
		return
	}
	text, err := json.Marshal(l)
	if err == nil {
		_, err = j.file.Write(append(text, '\n'))
	}
	if err != nil {
		j.broken = fmt.Errorf("the journal ends here: %w", err)
	}
}

// Begin notes that a cell is about to run.
func (j *Journal) Begin(number int, code string) {
	if j == nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.began = time.Now()
	j.write(line{At: j.began, Cell: number, Code: code})
}

// Done notes that the cell has ended; trouble is the sentence of one that
// failed. The error says that no journal is kept any more, once.
func (j *Journal) Done(number int, ok bool, trouble string) error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	before := j.broken
	now := time.Now()
	j.write(line{At: now, Cell: number, OK: &ok, MS: float64(now.Sub(j.began).Microseconds()) / 1000, Error: trouble})
	if before == nil {
		return j.broken
	}
	return nil
}

// Goodbye ends the journal of a session that is left in order; that of one
// without a cell is removed.
func (j *Journal) Goodbye(cells int) {
	if j == nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.write(line{At: time.Now(), End: "goodbye"})
	name := j.file.Name()
	_ = j.file.Close() // also gives the lock back
	if cells == 0 {
		_ = os.Remove(name)
	}
	prune(filepath.Dir(name))
}
