package engine

import (
	"naslab/engine/bench/hwgpt"
	"naslab/engine/device"
)

// devices registers the built-in devices: each of HW-GPT-Bench under each
// scale, such as "hwgpt/s/a100".
func devices() {
	for _, scale := range hwgpt.Scales() {
		for _, name := range hwgpt.Devices() {
			device.Register("hwgpt/"+scale+"/"+name, func() (device.Device, error) {
				b, err := hwgpt.Open(scale)
				if err != nil {
					return nil, err
				}
				return device.FromBench(b, name)
			})
		}
	}
}
