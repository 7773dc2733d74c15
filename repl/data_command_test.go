package repl

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"naslab/engine/data/datatest"
)

// filesServer is an HTTPS server with the published files; its root is written to
// a file that a program can be told to trust.
func filesServer(t *testing.T, h func(w http.ResponseWriter, r *http.Request, file string)) (env []string) {
	upstream := datatest.Shared(t, "upstream")
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		parts := strings.SplitN(strings.TrimPrefix(r.URL.Path, "/"), "/", 4)
		h(w, r, filepath.Join(upstream, parts[0], parts[1], parts[3]))
	}))
	t.Cleanup(s.Close)
	root := filepath.Join(t.TempDir(), "root.pem")
	b := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(root, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"NASLAB_DATA_MIRROR=" + s.URL, "SSL_CERT_FILE=" + root, "NASLAB_DATA=" + filepath.Join(t.TempDir(), "tables")}
}

// TestDataGet is the program itself: fetch, stop with Ctrl-C, go on, verify.
func TestDataGet(t *testing.T) {
	var requests atomic.Int32
	ranges := make(chan string, 10)
	env := filesServer(t, func(w http.ResponseWriter, r *http.Request, file string) {
		ranges <- r.Header.Get("Range")
		if requests.Add(1) > 1 {
			http.ServeFile(w, r, file)
			return
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Length", strconv.Itoa(len(b)))
		w.Write(b[:400_000])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	c := command(t, "data", "get", "nbmacro")
	c.Env = append(c.Env, env...)
	var out, errs strings.Builder
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	<-ranges
	time.Sleep(300 * time.Millisecond) // so that something has come
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	c.Wait()
	if n := c.ProcessState.ExitCode(); n != 130 || !strings.Contains(errs.String(), "the same command goes on") {
		t.Errorf("Ctrl-C: status %d, %q, %q", n, out.String(), errs.String())
	}
	c = command(t, "data", "get", "nbmacro")
	c.Env = append(c.Env, env...)
	text, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(text), "nbmacro/cifar10: 6561 rows, 7 columns (new)") {
		t.Fatalf("%v, %s", err, text)
	}
	if r := <-ranges; r != "bytes=400000-" {
		t.Errorf("it goes on with %q", r)
	}
	c = command(t, "data", "verify")
	c.Env = append(c.Env, env...)
	if text, err := c.CombinedOutput(); err != nil || !strings.Contains(string(text), "sound, 6561 rows") {
		t.Errorf("%v, %s", err, text)
	}
}
