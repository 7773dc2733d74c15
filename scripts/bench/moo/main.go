// The command moo times naslab's hypervolume and non-dominated sorting on the
// inputs that its peers are timed on, one thread, and prints a JSON line a task:
// the least CPU time of a call over the repetitions, and the answer. With
// -compare FILE it reads such lines of naslab and a peer instead, and prints the
// least times side by side. scripts/bench/moo.sh runs it beside pagmo2.
package main

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"naslab/engine/pareto"
)

// input is one entry of the data folder's manifest.json.
type input struct {
	Name, File string
	N, M       int
	Ref        []float64
}

func main() {
	dir := flag.String("data", "data", "the folder with manifest.json and the points")
	seconds := flag.Float64("seconds", 1, "how long a task is repeated")
	only := flag.String("only", "", "run the tasks whose name contains this")
	compared := flag.String("compare", "", "a file of lines to compare in place of measuring")
	flag.Parse()
	if *compared != "" {
		compare(*compared)
		return
	}
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(400)
	text, err := os.ReadFile(filepath.Join(*dir, "manifest.json"))
	if err != nil {
		log.Fatal(err)
	}
	var manifest struct{ HV, NDS []input }
	if err := json.Unmarshal(text, &manifest); err != nil {
		log.Fatal(err)
	}
	for _, in := range append(manifest.HV, manifest.NDS...) {
		if !strings.Contains(in.Name, *only) {
			continue
		}
		points := read(filepath.Join(*dir, in.File), in.N, in.M)
		measure(in.Name, *seconds, func() float64 { return answer(points, in.Ref) })
	}
}

// answer is the hypervolume, or without a reference point the sum of the ranks.
func answer(points [][]float64, ref []float64) float64 {
	if ref != nil {
		v, err := pareto.Hypervolume(points, ref)
		if err != nil {
			log.Fatal(err)
		}
		return v
	}
	ranks, err := pareto.Ranks(points)
	if err != nil {
		log.Fatal(err)
	}
	sum := 0
	for _, r := range ranks {
		sum += r
	}
	return float64(sum)
}

func measure(task string, seconds float64, f func() float64) {
	least, value, reps := math.Inf(1), 0.0, 0
	for start := time.Now(); reps < 3 || time.Since(start).Seconds() < seconds; reps++ {
		before := cpu()
		value = f()
		least = min(least, cpu()-before)
	}
	fmt.Printf("{\"impl\":\"naslab\",\"task\":%q,\"cpu_s\":%.7f,\"reps\":%d,\"value\":%.17g}\n", task, least, reps, value)
}

// cpu is the CPU time of this process so far, in seconds.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

func read(file string, n, m int) [][]float64 {
	bytes, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, m)
		for k := range points[i] {
			points[i][k] = math.Float64frombits(binary.LittleEndian.Uint64(bytes[8*(i*m+k):]))
		}
	}
	return points
}
