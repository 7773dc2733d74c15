package store

import (
	"context"
	"fmt"
	"os"
	"time"
)

// lockPause is the time between two looks whether a folder is free.
const lockPause = 50 * time.Millisecond

// lock makes the folder that is written to and keeps other processes from
// writing to it until unlock is called: two that join parts to one table at once
// would each lose the other's, and two downloads of one file would mix. It waits
// for one that is at work, and says so once.
func (s *Store) lock(ctx context.Context) (unlock func(), err error) {
	folder := s.Folders[0]
	_, missing := os.Stat(folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("store: cannot make the folder for tables %s: %w", folder, reason(err))
	}
	dir, err := os.Open(folder)
	if err != nil {
		return nil, fmt.Errorf("store: cannot open the folder for tables %s: %w", folder, reason(err))
	}
	for told := false; !tryLock(dir); told = true {
		if !told && s.Busy != nil {
			s.Busy(folder)
		}
		select {
		case <-ctx.Done():
			dir.Close()
			return nil, ctx.Err()
		case <-time.After(lockPause):
		}
	}
	return func() {
		if missing != nil {
			os.Remove(folder) // when nothing was written to it
		}
		dir.Close()
	}, nil
}
