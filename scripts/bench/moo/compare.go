package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"strings"
)

// line is one measurement.
type line struct {
	Impl, Task string
	CPU        float64 `json:"cpu_s"`
	Value      float64
}

// compare prints, for each task that naslab and a peer have done, the least time
// of each, their ratio, and whether the answers agree.
func compare(file string) {
	f, err := os.Open(file)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	ours, peers := map[string]line{}, map[string]line{}
	var tasks []string
	for in := bufio.NewScanner(f); in.Scan(); {
		var l line
		if !strings.HasPrefix(in.Text(), "{") {
			continue
		}
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			log.Fatal(err)
		}
		set := peers
		if l.Impl == "naslab" {
			set = ours
			if _, known := ours[l.Task]; !known {
				tasks = append(tasks, l.Task)
			}
		}
		if best, known := set[l.Task]; !known || l.CPU < best.CPU {
			set[l.Task] = l
		}
	}
	fmt.Printf("%-22s %12s %12s %8s  %s\n", "task", "naslab [ms]", "peer [ms]", "ratio", "peer")
	for _, task := range tasks {
		us, peer := ours[task], peers[task]
		if peer.Impl == "" {
			continue
		}
		note := peer.Impl
		if math.Abs(us.Value-peer.Value) > 1e-9*math.Abs(peer.Value) {
			note += fmt.Sprintf(": its answer is %v, ours %v", peer.Value, us.Value)
		}
		fmt.Printf("%-22s %12.3f %12.3f %8.4f  %s\n", task, 1e3*us.CPU, 1e3*peer.CPU, us.CPU/peer.CPU, note)
	}
}
