// Package device knows what networks run on: devices that others measured, and
// this machine.
//
// A [Device] answers measurements of architectures. There are four kinds:
//
//   - [Local] is this machine, and measures whatever runs: time, peak memory and
//     energy (local.go, timing.go, memory.go, rapl.go); [NewBench] builds and
//     measures the architectures of a space, as a device and as a benchmark that
//     bench.Join can set beside a supernet's accuracy (bench.go);
//   - [Measured] is a file of measurements, of this machine or another one
//     (measured.go, file.go);
//   - [FromBench] is a device of a benchmark, such as the a100 of HW-GPT-Bench;
//   - [Func] is made of functions.
//
// [HWGPT] describes the 13 devices of HW-GPT-Bench.
//
// # What a measurement says
//
// Latency is the wall-clock time of one call, repeated after calls to warm up.
// Every sample is kept, outliers too; what is reported is the median, with the
// quartiles and the median absolute deviation as spread, because the mean and
// the standard deviation of times belong to the few samples in which something
// else ran. Beside it stands what the machine was doing ([Timing]): the share of
// the wall time that this process computed, how often it was forced off a core,
// and what other programs used. Samples are taken in two rounds, all thread
// counts in each, so that a machine that grows slower shows as drift and not as
// a difference between thread counts.
//
// Memory is how far the resident size of the process rises above where it stood
// ([Memory] says how that is found and where it falls short). Energy comes from
// the processor's own counters (RAPL). What a machine cannot tell is said in a
// sentence and is never a zero.
package device
