// Package ofa is the MobileNetV3 space of Once-for-All: five stages of two to
// four blocks, each with a kernel of 3, 5 or 7 and an expansion of 3, 4 or 6, and
// the height of the picture, 128 to 224 in steps of 4.
//
// At one height there are (81 + 729 + 6561)^5 = 2.2e19 networks. There are two
// widths: "ofa/w1.0" and "ofa/w1.2", the second being that of the measured tables
// and of the accuracy predictor.
//
// The genes stand in the order: depth of the five stages, kernels of the twenty
// blocks, expansions of the twenty blocks, height; those of a block beyond its
// stage's depth do not count. The text form has the columns of the tables,
//
//	r=204 d=22223 ks=75557757573753735353 e=64466343363336346436
//
// Read space.go for the space, text.go for its text, network.go for the network,
// plan.go for the shapes that all networks share, code.go for the accuracy
// predictor's input.
//
// H. Cai, C. Gan, T. Wang, Z. Zhang, S. Han: Once-for-All: Train One Network and
// Specialize it for Efficient Deployment. ICLR 2020.
// https://arxiv.org/abs/1908.09791
package ofa
