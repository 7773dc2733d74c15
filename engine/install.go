package engine

import (
	"sync"

	"naslab/engine/bench/hwgpt"
	"naslab/engine/device"
	"naslab/engine/search"
	"naslab/engine/space/gpt"
)

var installed sync.Once

// Install registers everything that is built in: spaces, benchmarks, devices
// and search methods. Calling it again does nothing, so that what a user has
// registered under a built-in name stays.
func Install() {
	installed.Do(func() {
		spaces()
		benchmarks()
		devices()
		methods()
	})
}

func spaces() {
	gpt.Register()
}

func methods() {
	search.RegisterBuiltins()
}

func benchmarks() {
	hwgpt.Register()
}

// devices registers each device of HW-GPT-Bench under each scale, such as
// "hwgpt/s/a100".
func devices() {
	for _, scale := range []string{"s", "m", "l"} {
		for _, info := range device.HWGPT() {
			device.Register("hwgpt/"+scale+"/"+info.Name, func() (device.Device, error) {
				b, err := hwgpt.Open(scale)
				if err != nil {
					return nil, err
				}
				return device.FromBench(b, info.Name)
			})
		}
	}
}
