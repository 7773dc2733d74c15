// Package pareto compares sets of architectures by several costs at once:
// dominance and fronts, non-dominated sorting, crowding, hypervolume, distances
// to a reference front, and attainment surfaces over repeated runs.
//
// A point is one architecture's costs, []float64, all minimised; a set of
// points is [][]float64, all of the same length m. Negate what is to be
// maximised. Infinite costs are legal unless a function says otherwise. A point
// with NaN is never non-dominated: fronts, sorting, hypervolume and attainment
// pass over it, distances and crowding refuse it. No function changes its
// input, and the order of the points never matters to an indicator.
//
// One file per subject: dominance.go, front.go, sort.go with layer.go and
// bitsort.go (ranks of all fronts), crowding.go; hypervolume.go with hv2d.go,
// hv3d.go, hv4d.go and wfg.go for two, three, four and more costs, approximate.go
// for very many, contribution.go, trajectory.go (over evaluations), cells.go
// (what a new point can add to); distance.go
// (IGD, GD and kin), r2.go, spread.go (how evenly points lie); attainment.go with
// attainment3.go, difference.go (of two methods' attainment); bounds.go.
package pareto
