package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"naslab/engine/bench"
)

// format is the version of the study folder. It rises when older readers
// cannot make sense of a new folder.
const format = 1

const (
	metaFile  = "meta.json"
	trialFile = "trials.jsonl"
	endFile   = "end.json"
)

// meta is the content of meta.json.
type meta struct {
	Format     int
	Naslab     string
	Name       string
	Benchmark  string
	Space      string
	Objectives []bench.Metric
	Extra      []bench.Metric
	Method     string
	Options    map[string]float64
	Seed       uint64
	Batch      int
	Budget     Budget
	Query      bench.Query // without Metrics and Into
	Started    time.Time
	System     System
}

// end is the content of end.json.
type end struct {
	Stopped string  `json:"stopped"` // why the search stopped
	Evals   int     `json:"evals"`
	Seconds float64 `json:"seconds"` // wall-clock time of all sessions
}

// version names this build of naslab.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return info.Main.Version + " " + s.Value
		}
	}
	return info.Main.Version
}

// metaJSON and metricJSON are how meta stands in the file.
type metaJSON struct {
	Format     int                `json:"format"`
	Naslab     string             `json:"naslab"`
	Name       string             `json:"name"`
	Benchmark  string             `json:"benchmark"`
	Space      string             `json:"space"`
	Objectives []metricJSON       `json:"objectives"`
	Extra      []metricJSON       `json:"extra,omitempty"`
	Method     string             `json:"method"`
	Options    map[string]float64 `json:"options,omitempty"`
	Seed       uint64             `json:"seed"`
	Batch      int                `json:"batch"`
	Budget     struct {
		Evals     int     `json:"evals,omitempty"`
		Seconds   float64 `json:"seconds,omitempty"`
		Simulated float64 `json:"simulated,omitempty"` // seconds
	} `json:"budget"`
	Query struct {
		Draw     bool    `json:"draw,omitempty"`
		Seed     uint64  `json:"seed,omitempty"`
		Fidelity float64 `json:"fidelity,omitempty"`
	} `json:"query"`
	Started time.Time `json:"started"`
	System  *System   `json:"system,omitempty"` // absent in folders of before it was recorded
}

type metricJSON struct {
	Name      string  `json:"name"`
	Unit      string  `json:"unit"`
	Direction string  `json:"direction"` // "minimise" or "maximise"
	Device    string  `json:"device,omitempty"`
	Batch     int     `json:"batch,omitempty"`
	Lo        float64 `json:"lo"`
	Hi        float64 `json:"hi"`
	Doc       string  `json:"doc,omitempty"`
}

func (m meta) json() metaJSON {
	j := metaJSON{Format: m.Format, Naslab: m.Naslab, Name: m.Name, Benchmark: m.Benchmark, Space: m.Space, Method: m.Method,
		Options: m.Options, Seed: m.Seed, Batch: m.Batch, Started: m.Started, Objectives: metricsJSON(m.Objectives), Extra: metricsJSON(m.Extra)}
	j.System = &m.System
	j.Budget.Evals, j.Budget.Seconds, j.Budget.Simulated = m.Budget.Evals, m.Budget.Time.Seconds(), m.Budget.Simulated.Seconds()
	j.Query.Draw, j.Query.Seed, j.Query.Fidelity = m.Query.Draw, m.Query.Seed, m.Query.Fidelity
	return j
}

func (j metaJSON) meta() (meta, error) {
	m := meta{Format: j.Format, Naslab: j.Naslab, Name: j.Name, Benchmark: j.Benchmark, Space: j.Space, Method: j.Method,
		Options: j.Options, Seed: j.Seed, Batch: max(1, j.Batch), Started: j.Started, Objectives: metrics(j.Objectives), Extra: metrics(j.Extra)}
	if j.System != nil {
		m.System = *j.System
	}
	span := func(seconds float64) time.Duration { return time.Duration(seconds * float64(time.Second)) }
	m.Budget = Budget{j.Budget.Evals, span(j.Budget.Seconds), span(j.Budget.Simulated)}
	m.Query = bench.Query{Draw: j.Query.Draw, Seed: j.Query.Seed, Fidelity: j.Query.Fidelity}
	switch {
	case j.Format == 0 || len(m.Objectives) == 0:
		return m, errors.New("it is not a study's description")
	case j.Format > format:
		return m, fmt.Errorf("it has format %d, this naslab reads up to %d; use a newer one", j.Format, format)
	}
	return m, nil
}

func metricsJSON(list []bench.Metric) []metricJSON {
	var out []metricJSON
	for _, m := range list {
		direction := "minimise"
		if m.Maximise {
			direction = "maximise"
		}
		out = append(out, metricJSON{m.Name, m.Unit, direction, m.Device, m.Batch, m.Lo, m.Hi, m.Doc})
	}
	return out
}

func metrics(list []metricJSON) []bench.Metric {
	var out []bench.Metric
	for _, j := range list {
		out = append(out, bench.Metric{Name: j.Name, Unit: j.Unit, Device: j.Device, Batch: j.Batch, Maximise: j.Direction == "maximise", Lo: j.Lo, Hi: j.Hi, Doc: j.Doc})
	}
	return out
}

func readMeta(dir string) (meta, error) {
	path := filepath.Join(dir, metaFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return meta{}, fmt.Errorf("run: %s is not the folder of a study: it has no %s", dir, metaFile)
	}
	if err != nil {
		return meta{}, fmt.Errorf("run: %w", err)
	}
	var j metaJSON
	if err := json.Unmarshal(text, &j); err != nil {
		return meta{}, fmt.Errorf("run: %s is damaged: %w; put back a copy of it, or run the search again", path, err)
	}
	m, err := j.meta()
	if err != nil {
		return m, fmt.Errorf("run: %s: %w", path, err)
	}
	return m, nil
}

// writeJSON writes v whole or not at all.
func writeJSON(path string, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	part := path + ".part"
	if err := os.WriteFile(part, append(text, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(part, path)
}
