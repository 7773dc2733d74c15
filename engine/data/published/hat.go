package published

import (
	"fmt"
	"strings"

	"naslab/engine/data/catalogue"
)

// readHAT reads latencies of sampled sub-transformers; the file's name gives
// task and device.
func readHAT(in *input) ([]*Part, error) {
	name := strings.TrimSuffix(in.base(), "_all")
	task, device, ok := strings.Cut(name, "_")
	if !ok {
		return nil, fmt.Errorf("a file named by task and device was expected, not %.60q", name)
	}
	names := catalogue.TableByName("hat/latency_ms").Columns
	p := part("hat/latency_ms", "task device row", names...)
	t, err := readLoose(in.bytes)
	if err != nil {
		return nil, err
	}
	at, err := t.need(names[3:]...)
	if err != nil {
		return nil, err
	}
	for i, r := range t.rows {
		row := []string{task, device, itoa(i)}
		for _, j := range at {
			c, err := numberCell(r[j], six)
			if err != nil {
				return nil, fmt.Errorf("row %d: %w", i+1, err)
			}
			row = append(row, c)
		}
		if err := p.Frame.Add(row...); err != nil {
			return nil, err
		}
	}
	return []*Part{p}, nil
}
