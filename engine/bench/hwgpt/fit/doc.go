// Package fit makes the coefficients of package hwgpt from the measurements of
// HW-GPT-Bench. The program scripts/p01_fit_surrogates.go runs it.
//
// [Load] reads the canonical files of one scale. [Scale] fits every metric on
// four fifths of the networks and judges it on the rest. [Write] puts the result
// into three CSV files, which hwgpt embeds: coefficients, ranges and quality.
// The same data give the same bytes.
//
// Each kind of metric has a file that says what is fitted and why: latency.go,
// energy.go, memory.go, perplexity.go, accuracy.go. They name a target; the
// machinery stands in uniform.go (a metric of the hardware), layered.go (a
// metric of the language), spread.go (the standard deviation of one
// observation) and quality.go (held-out numbers).
package fit
