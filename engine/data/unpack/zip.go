package unpack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// maxFiles bounds the files in one archive.
const maxFiles = 200_000

// Archive is an opened zip file.
type Archive struct {
	files []*zip.File
	names map[string]int
	left  int64 // bytes that may still come out
	limit int64
}

// IsZip reports whether b begins as a zip file does.
func IsZip(b []byte) bool { return bytes.HasPrefix(b, []byte("PK\x03\x04")) }

// Zip opens a zip file.
func Zip(b []byte) (*Archive, error) {
	if len(b) > 64 && int64(bytes.Count(b, []byte("PK\x01\x02"))) > maxFiles {
		return nil, fmt.Errorf("unpack: the zip file names more than %d files", maxFiles)
	}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil && err != zip.ErrInsecurePath {
		return nil, fmt.Errorf("unpack: the file is no whole zip file: %w", err)
	}
	a := &Archive{names: map[string]int{}, left: allowance(len(b)), limit: allowance(len(b))}
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if _, twice := a.names[f.Name]; twice {
			return nil, fmt.Errorf("unpack: the zip file holds %.80q twice", f.Name)
		}
		a.names[f.Name] = len(a.files)
		a.files = append(a.files, f)
	}
	return a, nil
}

// Names lists the files in the order of the archive. They are names only:
// nothing is ever written under them.
func (a *Archive) Names() []string {
	names := make([]string, len(a.files))
	for i, f := range a.files {
		names[i] = f.Name
	}
	return names
}

// Has reports whether there is a file of that name.
func (a *Archive) Has(name string) bool { _, ok := a.names[name]; return ok }

// Read returns what a file holds, after testing its checksum.
func (a *Archive) Read(name string) ([]byte, error) {
	i, ok := a.names[name]
	if !ok {
		return nil, fmt.Errorf("unpack: the zip file holds no %.80q", name)
	}
	f := a.files[i]
	if f.UncompressedSize64 > uint64(a.left) {
		return nil, tooLarge("the zip file", a.limit)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("unpack: %.80q in the zip file cannot be read: %w", name, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, a.left+1))
	a.left -= int64(len(b))
	if err != nil {
		return nil, fmt.Errorf("unpack: %.80q in the zip file is cut or damaged after %d bytes: %w", name, len(b), err)
	}
	if a.left < 0 {
		return nil, tooLarge("the zip file", a.limit)
	}
	return b, nil
}
