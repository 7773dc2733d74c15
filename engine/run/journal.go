package run

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// journal is trials.jsonl while a study runs.
type journal struct {
	file   *os.File // nil for a study in memory
	codec  *codec
	line   []byte    // buffer of one line
	good   int64     // length of the file up to the last whole line
	synced time.Time // when the file was last forced to disk
}

// syncEvery is how often the file is forced to disk; a crash of the machine,
// not of the process, may lose that much.
const syncEvery = 2 * time.Second

// openJournal opens or makes the file and claims it, so that two processes
// never write to one study. What lies beyond good is cut off.
func openJournal(dir string, c *codec, good int64) (*journal, error) {
	path := filepath.Join(dir, trialFile)
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("run: cannot open the study's trials: %w", err)
	}
	if err := claim(file); err != nil {
		file.Close()
		return nil, fmt.Errorf("run: %s is in use by a running search; wait for it or stop it", dir)
	}
	if err := file.Truncate(good); err != nil {
		file.Close()
		return nil, fmt.Errorf("run: cannot write the study's trials: %w", err)
	}
	if _, err := file.Seek(good, io.SeekStart); err != nil {
		file.Close()
		return nil, fmt.Errorf("run: cannot write the study's trials: %w", err)
	}
	return &journal{file: file, codec: c, good: good, synced: time.Now()}, nil
}

// add appends one line in one write.
func (j *journal) add(r *record) error {
	if j.file == nil {
		return nil
	}
	j.line = j.codec.append(j.line[:0], r)
	if _, err := j.file.Write(j.line); err != nil {
		_ = j.file.Truncate(j.good) // a torn line would be passed over anyway
		return fmt.Errorf("run: cannot write to %s: %w; make room or set Config.Dir to another folder; Resume goes on with the study", j.file.Name(), err)
	}
	j.good += int64(len(j.line))
	if time.Since(j.synced) < syncEvery {
		return nil
	}
	return j.sync()
}

func (j *journal) sync() error {
	j.synced = time.Now()
	if err := j.file.Sync(); err != nil {
		return fmt.Errorf("run: cannot write to %s: %w", j.file.Name(), err)
	}
	return nil
}

func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	err := j.sync()
	if e := j.file.Close(); err == nil && e != nil {
		err = fmt.Errorf("run: cannot close %s: %w", j.file.Name(), e)
	}
	return err
}
