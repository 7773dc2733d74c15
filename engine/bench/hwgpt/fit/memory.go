package fit

// memoryTargets lists memory on the two devices where it was measured. It is
// what the weights take, plus their half-precision copies, plus what the
// allocator rounds up:
//
//	bytes = 4 Params + 2 LinearParams + slack
//
// with the counts of gpt.Config. The closed form adds up over layers with other
// numbers for each width and bias, and the slack nearly so: a uniform model
// contains the one and learns the other. Repetitions do not differ, so each
// network is one observation.
func (d *Data) memoryTargets() []target {
	var list []target
	for _, device := range []string{"a100", "rtx2080"} {
		t := target{metric: "memory@" + device, centre: d.Memory[device]}
		for _, x := range t.centre {
			t.single = append(t.single, []float64{x})
		}
		list = append(list, t)
	}
	return list
}
