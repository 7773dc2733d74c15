// Package additive holds the form of model that answers for HW-GPT-Bench: the
// metric of a network is a constant plus a sum over its layers of what the
// layer's heads and the layer's MLP ratio contribute.
//
//	y = link( base + sum_i heads[h_i] + ratios[r_i] )              uniform
//	y = link( base + sum_i heads[i][h_i] + ratios[i][r_i] )        layered
//
// In a uniform model every layer contributes alike, and there is one set of
// coefficients per width and bias: time, energy and bytes add up over layers
// wherever these stand. In a layered model each layer has coefficients of its
// own, and there is one set per width, depth and bias: a head matters more in
// some layers than in others for perplexity. The link is the identity, exp, or
// the identity with a floor that keeps small values positive.
//
// net.go turns genes into what the models read, model.go evaluates, extreme.go
// finds the smallest and the largest value over the whole space, text.go reads
// and writes the coefficient files. Package fit makes the coefficients.
package additive
