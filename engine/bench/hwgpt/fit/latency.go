package fit

// latencyTargets lists latency on all 13 devices. The centre of a network is the
// median of its repetitions: the first one is often slow, and on scale l
// cpu_xeon_gold has single repetitions of 65 s where the median is 1.1 s.
func (d *Data) latencyTargets() []target {
	var list []target
	for _, devices := range [][]string{GPUs, CPUs} {
		for _, device := range devices {
			t := target{metric: "latency@" + device, single: d.Latency[device]}
			for _, reps := range t.single {
				t.centre = append(t.centre, quantile(reps, 0.5))
			}
			list = append(list, t)
		}
	}
	return list
}
