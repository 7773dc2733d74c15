package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// File is what to fetch.
type File struct {
	Address string // https
	Bytes   int64
	SHA256  string
}

// Fetcher downloads files. The zero value is ready.
type Fetcher struct {
	// Client makes the requests; nil is one with Go's defaults. Addresses and
	// redirects other than https are refused whatever the client.
	Client *http.Client
	// Progress is told how many bytes there are; nil is not told.
	Progress func(done, total int64)
	// Stall is how long no byte may come before the connection is given up; 0
	// is 30 s.
	Stall time.Duration
	// Tries is how often a connection that was cut is made again; 0 is 4.
	Tries int
	// Pause is the time before the second try, doubled before each further
	// one; 0 is half a second.
	Pause time.Duration
}

// final is an error that another try would meet again.
type final struct{ error }

func (f final) Unwrap() error { return f.error }

// Fetch downloads the file to path, whose folder must exist. The error is one
// sentence. What was fetched of a file that was cut stays in path + ".part" for
// the next call.
func (f *Fetcher) Fetch(ctx context.Context, file File, path string) error {
	part := path + ".part"
	pause := f.Pause
	if pause <= 0 {
		pause = 500 * time.Millisecond
	}
	var err error
	tries := f.Tries
	if tries <= 0 {
		tries = 4
	}
	for try := range tries {
		if try > 0 {
			select {
			case <-ctx.Done():
				return stopped(file, ctx.Err())
			case <-time.After(pause):
			}
			pause *= 2
		}
		if err = f.once(ctx, file, part); err == nil {
			return f.finish(file, part, path)
		}
		if info, serr := os.Stat(part); serr == nil && info.Size() == 0 {
			os.Remove(part)
		}
		if ctx.Err() != nil {
			return stopped(file, ctx.Err())
		}
		var last final
		if errors.As(err, &last) {
			break
		}
	}
	return err
}

func stopped(file File, err error) error {
	return fmt.Errorf("fetch: %s was stopped; the same command goes on where it is: %w", file.Address, err)
}

// finish tests the whole file and moves it to its place.
func (f *Fetcher) finish(file File, part, path string) error {
	sum, err := sumFile(part)
	if err != nil {
		return fmt.Errorf("fetch: %s cannot be read back: %w", part, err)
	}
	if sum != file.SHA256 {
		os.Remove(part)
		return fmt.Errorf("fetch: %s has other content than the catalogue says (SHA-256 %.12s… and not %.12s…); it was thrown away", file.Address, sum, file.SHA256)
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("fetch: %s cannot be put in its place: %w", filepath.Base(path), err)
	}
	return nil
}

func sumFile(path string) (string, error) {
	in, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
