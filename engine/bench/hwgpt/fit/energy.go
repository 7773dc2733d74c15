package fit

// Energy of a network on a GPU is the mean of its repetitions without the first,
// which holds the warm-up and can be tens of times the rest, and without a tenth
// at either end. A median would not do: the power is polled, so that on several
// devices the repetitions fall into a high and a low group.
const (
	warmUp      = 1
	energyTrims = 0.1
)

// energyTargets lists energy on all 13 devices. Of the CPUs only the mean and
// the standard deviation over the repetitions are known.
func (d *Data) energyTargets() []target {
	var list []target
	for _, device := range GPUs {
		t := target{metric: "energy@" + device}
		for _, reps := range d.GPUEnergy[device] {
			t.single = append(t.single, reps[warmUp:])
			t.centre = append(t.centre, trimmedMean(reps[warmUp:], energyTrims))
		}
		list = append(list, t)
	}
	for _, device := range CPUs {
		list = append(list, target{metric: "energy@" + device, centre: d.CPUEnergy[device], spread: d.CPUSpread[device]})
	}
	return list
}
