//go:build linux

package store_test

import (
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPipe imports what is no file. Opening a pipe to which nobody writes would
// wait for ever.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"pipe", "nasbench_only108.tfrecord"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Skip(err)
		}
	}
	s := newStore(t)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, c := range [][2]string{{"my/x", "pipe"}, {"fbnet", "pipe"}, {"nb101/records", "nasbench_only108.tfrecord"}} {
			if _, err := s.Import(context.Background(), c[0], filepath.Join(dir, c[1]), nil); err == nil || !strings.Contains(err.Error(), "is no file with data") {
				t.Errorf("%v: %v", c, err)
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it waits for a pipe")
	}
}
