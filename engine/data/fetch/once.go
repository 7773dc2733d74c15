package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"time"
)

// defaultStall is how long a connection may be silent.
const defaultStall = 30 * time.Second

// once makes one connection and appends to the part what comes.
func (f *Fetcher) once(ctx context.Context, file File, part string) error {
	out, have, err := openPart(part, file.Bytes)
	if err != nil {
		return final{fmt.Errorf("fetch: cannot write %s: %w", part, err)}
	}
	defer out.Close()
	if have == file.Bytes {
		return nil
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stall := f.Stall
	if stall <= 0 {
		stall = defaultStall
	}
	watch := time.AfterFunc(stall, func() {
		cancel(fmt.Errorf("no byte came for %v", stall))
	})
	defer watch.Stop()
	res, err := f.request(ctx, file, have)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if have, err = place(res, out, have, file); err != nil {
		return err
	}
	body := io.LimitReader(res.Body, file.Bytes-have+1)
	buf := make([]byte, 64<<10)
	for {
		n, rerr := body.Read(buf)
		watch.Reset(stall)
		if n > 0 {
			if have += int64(n); have > file.Bytes {
				out.Close()
				os.Remove(part)
				return final{fmt.Errorf("fetch: %s is longer than the %d bytes that the catalogue says; it was thrown away", file.Address, file.Bytes)}
			}
			if _, err := out.Write(buf[:n]); err != nil {
				out.Close()
				os.Remove(part)
				return final{fmt.Errorf("fetch: cannot write %s; what was there of it was removed: %w", part, err)}
			}
			f.tell(have, file.Bytes)
		}
		if rerr != nil {
			return ended(ctx, file, have, rerr)
		}
	}
}

func (f *Fetcher) tell(done, total int64) {
	if f.Progress != nil {
		f.Progress(done, total)
	}
}

// ended tells a whole file from a cut one.
func ended(ctx context.Context, file File, have int64, err error) error {
	if have == file.Bytes && errors.Is(err, io.EOF) {
		return nil
	}
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	return fmt.Errorf("fetch: %s was cut after %d of %d bytes; the same command goes on there: %w", file.Address, have, file.Bytes, err)
}

// openPart opens the part for appending. One that is too long is begun anew.
func openPart(part string, total int64) (*os.File, int64, error) {
	out, err := os.OpenFile(part, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return nil, 0, err
	}
	info, err := out.Stat()
	if err == nil && info.Size() <= total {
		return out, info.Size(), nil
	}
	if err == nil {
		err = out.Truncate(0)
	}
	if err != nil {
		out.Close()
		return nil, 0, err
	}
	return out, 0, nil
}

// request asks for the file from a byte on.
func (f *Fetcher) request(ctx context.Context, file File, from int64) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, file.Address, nil)
	if err != nil || req.URL.Scheme != "https" {
		return nil, final{fmt.Errorf("fetch: %q is no https address", file.Address)}
	}
	req.Header.Set("User-Agent", "naslab")
	req.Header.Set("Accept-Encoding", "identity")
	if from > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", from))
	}
	client := http.Client{}
	if f.Client != nil {
		client = *f.Client
	}
	follow := client.CheckRedirect
	client.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if req.URL.Scheme != "https" {
			return final{fmt.Errorf("it leads to %s, which is not https", req.URL.Redacted())}
		}
		if len(via) >= 10 {
			return final{errors.New("it leads on and on, more than ten times")}
		}
		if follow != nil {
			return follow(req, via)
		}
		return nil
	}
	res, err := client.Do(req)
	if err != nil {
		return nil, unreachable(ctx, file, err)
	}
	return res, nil
}

func unreachable(ctx context.Context, file File, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	var last final
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	wrapped := fmt.Errorf("fetch: %s cannot be fetched: %w", file.Address, err)
	if errors.As(err, &last) {
		return final{wrapped}
	}
	return wrapped
}

// place makes the part ready for what the server sends: the rest, or all of it.
func place(res *http.Response, out *os.File, have int64, file File) (int64, error) {
	switch {
	case res.StatusCode == http.StatusPartialContent:
		if want := fmt.Sprintf("bytes %d-%d/%d", have, file.Bytes-1, file.Bytes); res.Header.Get("Content-Range") != want {
			return 0, begin(out, fmt.Errorf("fetch: %s: the server sends another piece (%q) than was asked for", file.Address, res.Header.Get("Content-Range")))
		}
		return have, nil
	case res.StatusCode == http.StatusOK:
		if n := res.ContentLength; n >= 0 && n != file.Bytes {
			return 0, final{fmt.Errorf("fetch: %s has %d bytes and should have %d; it is not the file of the catalogue", file.Address, n, file.Bytes)}
		}
		return 0, begin(out, nil)
	case res.StatusCode == http.StatusRequestedRangeNotSatisfiable:
		return 0, begin(out, fmt.Errorf("fetch: %s: the server has no rest to send", file.Address))
	case res.StatusCode >= 500 || res.StatusCode == http.StatusTooManyRequests:
		return 0, fmt.Errorf("fetch: %s: the server answers %s; try again later", file.Address, res.Status)
	}
	return 0, final{fmt.Errorf("fetch: %s: the server answers %s; a copy that you have is imported with naslab data import", file.Address, res.Status)}
}

// begin empties the part.
func begin(out *os.File, err error) error {
	if info, serr := out.Stat(); serr == nil && info.Size() == 0 {
		return err
	}
	if terr := out.Truncate(0); terr != nil && err == nil {
		return final{fmt.Errorf("fetch: cannot write %s: %w", out.Name(), terr)}
	}
	return err
}
