// Package nb201 is the cell space of NAS-Bench-201, which is also the topology
// space of NATS-Bench: four nodes, an operation out of five on each of the six
// edges between them, 5^6 = 15,625 cells, of which 6,466 build different
// networks.
//
// The genes are the digits that NASLib and the zero-cost studies use as a key:
// edges in the order 1<-0, 2<-0, 3<-0, 2<-1, 3<-1, 3<-2 and operations in the
// order skip_connect, none, nor_conv_3x3, nor_conv_1x1, avg_pool_3x3, so that
// "nb201:433000" is the key 433000. The official string,
//
//	|op~0|+|op~0|op~1|+|op~0|op~1|op~2|
//
// lists the edges 1<-0; 2<-0, 2<-1; 3<-0, 3<-1, 3<-2, and the benchmark's files
// number the cells in an order of their own. [Text], [Parse], [Index] and
// [FromIndex] convert.
//
// Read space.go for the space, text.go and index.go for names, canonical.go for
// isomorphic cells, code.go for the encodings, network.go for the network that
// was trained, draw.go for the picture. Package natssize below is the size space
// of NATS-Bench.
//
// X. Dong, Y. Yang: NAS-Bench-201: Extending the Scope of Reproducible Neural
// Architecture Search. ICLR 2020. https://arxiv.org/abs/2001.00326
package nb201
