// Package transnas holds the two spaces of TransNAS-Bench-101.
//
// "transnas/micro" is a cell of four nodes with one of four operations on each
// of its six edges, 4^6 = 4,096 cells, in a fixed skeleton. Its genes are the
// benchmark's digits: edges 0-1, 0-2, 1-2, 0-3, 1-3, 2-3; 0 none, 1 skip
// connection, 2 convolution 1x1, 3 convolution 3x3.
//
// "transnas/macro" is the skeleton itself, four to six modules of two residual
// blocks: 1 plain, 2 doubles the channels, 3 halves the picture, 4 does both.
// One to four modules halve, one to three double: 3,256 networks. Its genes are
// six digits, 0 for a module that is not there.
//
// The field's own strings are "64-41414-1_02_333" for a cell and
// "64-111114-basic" for a skeleton.
//
// Read micro.go and macro.go for the spaces, network.go for the networks.
//
// Y. Duan, X. Chen, H. Xu, Z. Chen, X. Liang, T. Zhang, Z. Li: TransNAS-Bench-101:
// Improving Transferability and Generalizability of Cross-Task Neural
// Architecture Search. CVPR 2021. https://arxiv.org/abs/2105.11871
package transnas

import "naslab/engine/space"

// Register makes both spaces known to [space.New].
func Register() {
	space.Register("transnas/micro", func() (space.Space, error) { return NewMicro(), nil })
	space.Register("transnas/macro", func() (space.Space, error) { return NewMacro(), nil })
}
