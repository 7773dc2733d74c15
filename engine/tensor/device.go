package tensor

import "fmt"

// Device is where a tensor's values are. The zero value is the CPU.
type Device struct{ id int }

// CPU is the processor and its memory.
var CPU = Device{}

// CUDA returns the i-th CUDA device, counted from 0.
func CUDA(i int) Device { return Device{i + 1} }

// CUDACount returns the number of CUDA devices that libtorch can use, 0 without
// libtorch.
func CUDACount() int {
	if load() != nil {
		return 0
	}
	return int(raw.cudaCount())
}

// String returns "cpu" or "cuda:0".
func (d Device) String() string {
	if d.id == 0 {
		return "cpu"
	}
	return fmt.Sprintf("cuda:%d", d.id-1)
}

// number is libtorch's number of the device.
func (d Device) number() int32 { return int32(d.id - 1) }

// SetDevice sets where s, and scopes that are made of it afterwards, make tensors.
func (s *Scope) SetDevice(d Device) {
	s.mu.Lock()
	s.device = d
	s.mu.Unlock()
}
