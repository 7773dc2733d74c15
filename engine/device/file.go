package device

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Format of a device file: JSON, one object.
const (
	fileFormat  = "naslab device"
	fileVersion = 1
)

type deviceFile struct {
	Format  string   `json:"format"`
	Version int      `json:"version"`
	Name    string   `json:"name"`
	Machine Machine  `json:"machine"`
	Records []record `json:"records"`
}

// Save writes the device with all samples to a file, whole or not at all.
func (m *Measured) Save(path string) error {
	m.mu.RLock()
	file := deviceFile{Format: fileFormat, Version: fileVersion, Name: m.name, Machine: m.machine, Records: []record{}}
	for _, key := range m.order {
		file.Records = append(file.Records, m.records[key])
	}
	m.mu.RUnlock()
	text, err := json.MarshalIndent(file, "", " ")
	if err != nil {
		return fmt.Errorf("device: save %s: %w", path, err)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("device: save %s: choose a folder that can be written: %w", path, err)
	}
	defer os.Remove(temp.Name()) // gone already when all went well
	_, err = temp.Write(append(text, '\n'))
	if err = errors.Join(err, temp.Chmod(0o644), temp.Close()); err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("device: save %s: %w", path, err)
	}
	return nil
}

// Load reads a device file. The statistics are computed anew from the samples.
// A file that is cut off, damaged or no device file is an error that says so.
func Load(path string) (*Measured, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("device: load: %w", err)
	}
	m, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("device: load %s: %w", path, err)
	}
	return m, nil
}

func parse(text []byte) (*Measured, error) {
	var file deviceFile
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, readError(err, len(text))
	}
	if file.Format != fileFormat {
		return nil, fmt.Errorf("it is no device file: its format is %q and not %q", file.Format, fileFormat)
	}
	if file.Version != fileVersion {
		return nil, fmt.Errorf("its version is %d, this naslab reads %d; use a naslab of the age of the file", file.Version, fileVersion)
	}
	m, err := NewMeasured(file.Name, file.Machine)
	if err != nil {
		return nil, err
	}
	for i, r := range file.Records {
		if r.Profile == nil {
			return nil, fmt.Errorf("record %d has no profile; the file is damaged", i)
		}
		if err := checkRecord(r); err != nil {
			return nil, fmt.Errorf("record %d (%v): %w; the file is damaged", i, r.Arch, err)
		}
		if err := m.Add(r.Arch, r.Profile); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func readError(err error, size int) error {
	var syntax *json.SyntaxError
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &syntax) && syntax.Offset >= int64(size) {
		return fmt.Errorf("the file is cut off after %d bytes; copy or measure it anew", size)
	}
	return fmt.Errorf("it is no device file: %w", err)
}

// checkRecord checks what the rest of the package relies on, and computes the
// statistics.
func checkRecord(r record) error {
	if r.Arch.Space == "" {
		return errors.New("its architecture names no space")
	}
	if r.Arch.Key() == "" {
		return errors.New("its architecture has no genes")
	}
	for i := range r.Profile.Latency {
		if err := r.Profile.Latency[i].summarise(); err != nil {
			return fmt.Errorf("latency %d: %w", i, err)
		}
	}
	return r.Profile.Memory.summarise()
}
