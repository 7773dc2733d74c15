package fetch_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"naslab/engine/data/fetch"
)

// content is the file that the servers have.
var content = func() []byte {
	b := make([]byte, 300_000)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}()

// serve starts an HTTPS server with its own root and returns what fetches from
// it.
func serve(t *testing.T, h http.HandlerFunc) (*fetch.Fetcher, fetch.File) {
	t.Helper()
	s := httptest.NewTLSServer(h)
	t.Cleanup(s.Close)
	s.Config.ErrorLog = nil
	sum := sha256.Sum256(content)
	f := &fetch.Fetcher{Client: s.Client(), Pause: time.Millisecond, Stall: 5 * time.Second}
	return f, fetch.File{Address: s.URL + "/repo/file.pt", Bytes: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}

// whole serves the file with ranges.
func whole(w http.ResponseWriter, r *http.Request) {
	http.ServeContent(w, r, "file.pt", time.Time{}, bytes.NewReader(content))
}

// hangUp ends the connection in the middle.
func hangUp() { panic(http.ErrAbortHandler) }

func check(t *testing.T, path string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, content) {
		t.Errorf("the file has other bytes (%d), %v", len(got), err)
	}
	alone(t, path, 1)
}

// alone tests that nothing else lies in the folder.
func alone(t *testing.T, path string, n int) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(list) != n {
		t.Errorf("%d files lie there, want %d: %v %v", len(list), n, list, err)
	}
}

func TestWhole(t *testing.T) {
	f, file := serve(t, whole)
	last := int64(0)
	f.Progress = func(done, total int64) { last = done }
	path := filepath.Join(t.TempDir(), "file")
	if err := f.Fetch(context.Background(), file, path); err != nil {
		t.Fatal(err)
	}
	check(t, path)
	if last != file.Bytes {
		t.Errorf("progress ends at %d", last)
	}
}

// TestResumes cuts the connection twice; each time the rest is asked for.
func TestResumes(t *testing.T) {
	var ranges []string
	f, file := serve(t, func(w http.ResponseWriter, r *http.Request) {
		ranges = append(ranges, r.Header.Get("Range"))
		if len(ranges) <= 2 {
			from := (len(ranges) - 1) * 100_000
			if from > 0 {
				w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, len(content)-1, len(content)))
			}
			w.Header().Set("Content-Length", fmt.Sprint(len(content)-from))
			if from > 0 {
				w.WriteHeader(http.StatusPartialContent)
			}
			w.Write(content[from : from+100_000])
			w.(http.Flusher).Flush()
			hangUp()
		}
		whole(w, r)
	})
	path := filepath.Join(t.TempDir(), "file")
	if err := f.Fetch(context.Background(), file, path); err != nil {
		t.Fatal(err)
	}
	check(t, path)
	if want := []string{"", "bytes=100000-", "bytes=200000-"}; strings.Join(ranges, " ") != strings.Join(want, " ") {
		t.Errorf("asked for %q, want %q", ranges, want)
	}
}

// TestGoesOnLater stops after each connection, as a new command would begin.
func TestGoesOnLater(t *testing.T) {
	var n atomic.Int32
	f, file := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1) == 1 {
			w.Header().Set("Content-Length", fmt.Sprint(len(content)))
			w.Write(content[:70_000])
			w.(http.Flusher).Flush()
			hangUp()
		}
		if r.Header.Get("Range") != "bytes=70000-" {
			t.Errorf("asked for %q", r.Header.Get("Range"))
		}
		whole(w, r)
	})
	f.Tries = 1
	path := filepath.Join(t.TempDir(), "file")
	err := f.Fetch(context.Background(), file, path)
	if err == nil || !strings.Contains(err.Error(), "was cut after 70000 of 300000 bytes; the same command goes on there") {
		t.Fatalf("a cut: %v", err)
	}
	if err := f.Fetch(context.Background(), file, path); err != nil {
		t.Fatal(err)
	}
	check(t, path)
}

// TestServersWithoutRanges send all of it again, or something else.
func TestServersWithoutRanges(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"all of it": func(w http.ResponseWriter, r *http.Request) { w.Write(content) },
		"another piece": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") == "" {
				w.Write(content)
				return
			}
			w.Header().Set("Content-Range", fmt.Sprintf("bytes 5-%d/%d", len(content)-1, len(content)))
			w.WriteHeader(http.StatusPartialContent)
			w.Write(content[5:])
		},
		"no rest": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") == "" {
				w.Write(content)
				return
			}
			w.WriteHeader(http.StatusRequestedRangeNotSatisfiable)
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, file := serve(t, h)
			path := filepath.Join(t.TempDir(), "file")
			if err := os.WriteFile(path+".part", content[:1234], 0o644); err != nil {
				t.Fatal(err)
			}
			if err := f.Fetch(context.Background(), file, path); err != nil {
				t.Fatal(err)
			}
			check(t, path)
		})
	}
}

// TestRefused are downloads that come to nothing and leave nothing.
func TestRefused(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(whole))
	defer plain.Close()
	var tries atomic.Int32
	for _, c := range []struct {
		name, want string
		tries      int32
		h          http.HandlerFunc
	}{
		{"another file", "has other content than the catalogue says", 1, func(w http.ResponseWriter, r *http.Request) {
			w.Write(append([]byte{content[0] ^ 1}, content[1:]...))
		}},
		{"longer, told", "has 300005 bytes and should have 300000", 1, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "300005")
			w.Write(append(bytes.Clone(content), "extra"...))
		}},
		{"longer, not told", "is longer than the 300000 bytes", 1, func(w http.ResponseWriter, r *http.Request) {
			w.(http.Flusher).Flush()
			w.Write(append(bytes.Clone(content), "extra"...))
		}},
		{"404", "404 Not Found; a copy that you have is imported with naslab data import", 1, http.NotFound},
		{"503", "try again later", 4, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) }},
		{"to plain http", "which is not https", 1, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, plain.URL, http.StatusFound)
		}},
		{"in circles", "more than ten times", 10, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/again", http.StatusFound)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tries.Store(0)
			f, file := serve(t, func(w http.ResponseWriter, r *http.Request) { tries.Add(1); c.h(w, r) })
			path := filepath.Join(t.TempDir(), "file")
			err := f.Fetch(context.Background(), file, path)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v; want %q", err, c.want)
			}
			if n := tries.Load(); n != c.tries {
				t.Errorf("%d requests, want %d", n, c.tries)
			}
			if _, err := os.Stat(path); err == nil {
				t.Error("a file stands in its place")
			}
			if info, err := os.Stat(path + ".part"); err == nil && info.Size() > 0 {
				t.Errorf("%d bytes are left behind", info.Size())
			}
		})
	}
}

func TestRedirect(t *testing.T) {
	f, file := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/repo/file.pt" {
			http.Redirect(w, r, "/elsewhere", http.StatusMovedPermanently)
			return
		}
		whole(w, r)
	})
	path := filepath.Join(t.TempDir(), "file")
	if err := f.Fetch(context.Background(), file, path); err != nil {
		t.Fatal(err)
	}
	check(t, path)
}

// TestSlow sends a little at a time, more slowly in all than a silence may last.
func TestSlow(t *testing.T) {
	f, file := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(content)))
		for i := 0; i < len(content); i += 50_000 {
			w.Write(content[i:min(i+50_000, len(content))])
			w.(http.Flusher).Flush()
			time.Sleep(300 * time.Millisecond)
		}
	})
	f.Stall = time.Second
	path := filepath.Join(t.TempDir(), "file")
	if err := f.Fetch(context.Background(), file, path); err != nil {
		t.Fatal(err)
	}
	check(t, path)
}

// TestSilent sends the beginning and then nothing.
func TestSilent(t *testing.T) {
	done := make(chan struct{})
	f, file := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(content)))
		w.Write(content[:1000])
		w.(http.Flusher).Flush()
		<-done
	})
	t.Cleanup(func() { close(done) })
	f.Stall, f.Tries = 200*time.Millisecond, 1
	err := f.Fetch(context.Background(), file, filepath.Join(t.TempDir(), "file"))
	if err == nil || !strings.Contains(err.Error(), "no byte came for 200ms") {
		t.Errorf("silence: %v", err)
	}
}

// TestStopped is Ctrl-C in the middle: the next call goes on.
func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var n atomic.Int32
	f, file := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1) == 1 {
			w.Header().Set("Content-Length", fmt.Sprint(len(content)))
			w.Write(content[:100_000])
			w.(http.Flusher).Flush()
			<-r.Context().Done()
			return
		}
		if !strings.HasPrefix(r.Header.Get("Range"), "bytes=") {
			t.Error("it does not go on")
		}
		whole(w, r)
	})
	f.Progress = func(done, total int64) {
		if done >= 50_000 {
			cancel()
		}
	}
	path := filepath.Join(t.TempDir(), "file")
	err := f.Fetch(ctx, file, path)
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "the same command goes on") {
		t.Fatalf("stopped: %v", err)
	}
	f.Progress = nil
	if err := f.Fetch(context.Background(), file, path); err != nil {
		t.Fatal(err)
	}
	check(t, path)
}

// TestFullDisk writes to a device that is always full.
func TestFullDisk(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full")
	}
	f, file := serve(t, whole)
	path := filepath.Join(t.TempDir(), "file")
	if err := os.Symlink("/dev/full", path+".part"); err != nil {
		t.Fatal(err)
	}
	err := f.Fetch(context.Background(), file, path)
	if err == nil || !strings.Contains(err.Error(), "no space left on device") {
		t.Errorf("a full disk: %v", err)
	}
	alone(t, path, 0)
}

func TestUnreachable(t *testing.T) {
	f := &fetch.Fetcher{Tries: 1}
	for address, want := range map[string]string{
		"http://127.0.0.1/x":     "is no https address",
		"https://127.0.0.1:1/x":  "cannot be fetched",
		"https://naslab.invalid": "cannot be fetched",
	} {
		err := f.Fetch(context.Background(), fetch.File{Address: address, Bytes: 1}, filepath.Join(t.TempDir(), "file"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestUntrusted meets a server whose root nobody knows.
func TestUntrusted(t *testing.T) {
	f, file := serve(t, whole)
	f.Client, f.Tries = nil, 1
	err := f.Fetch(context.Background(), file, filepath.Join(t.TempDir(), "file"))
	if err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a server that nobody vouches for: %v", err)
	}
}
