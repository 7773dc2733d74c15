// Package search holds the search methods, one per file, named by the acronym
// of the paper.
//
// Every method is an [Optimizer]: it is asked for proposals and told the
// results, in any order and in batches of any size, and never sees what
// evaluates them. All objectives are costs to be minimised. A method is made by
// name from a [Setup] ([New]); a cell adds its own with [Register], made of a
// type with the three methods or of two functions ([NewFuncs]).
//
// Read api.go first, then rs.go, the shortest method. The genetic algorithms are
// put together from parts that other methods share: gather.go (the loop of Ask),
// genome.go (a space resolved once), fresh.go (architectures not yet seen),
// breed.go (crossover and mutation), generation.go (populations), survive.go and
// scale.go. Several objectives are taken by rs.go, nsga2.go, nsga3.go, moead.go,
// smsemoa.go, morea.go, mols.go and, with a model, parego.go, lsbo.go, rsbo.go
// and ehvi.go; moasha.go trains little first. The methods of one objective begin
// with rea.go, ls.go, greedy.go and tpe.go. Those that train little first (sh and
// hyperband in hyperband.go, asha.go, bohb.go, dehb.go) share rungs.go and
// bracket.go; kde.go is BOHB's model. Those with a predictor (bo and bowl in
// bo.go, bananas and npenas in bananas.go, dngo.go, and those of several
// objectives with a model) share the loop of modelled.go; goal.go is what their
// models learn, acquire.go how candidates are rated. reinforce.go and ppo.go share
// the LSTM of controller.go. lanas.go and alphax.go are tree searches, with
// region.go and tree.go. Every method runs through the kit in searchtest.
//
// Methods that repeat nothing tell architectures apart as the space counts them
// ([space.Form]): by the decisions that count, in NAS-Bench-101 by the cell
// whichever way it is spelt, on a list by the place on it. Where a table has a
// value for each spelling of a network, as NAS-Bench-201 has for 15,625 cells of
// 6,466 networks, the spellings therefore count apart, so that every value can be
// found. Option "networks" 1, which every method takes, counts them as one in
// spaces that have a canonical form ([space.Canonical]); it saves trainings where
// another spelling tells nothing new. It changes nothing in REINFORCE and PPO, nor
// in methods while they are allowed to repeat. identity.go has both.
//
// In a space that is a short list of a large one ([space.Listed]) a method that
// makes genes of its own (a density, a policy, a crossover, another choice of one
// decision) proposes the listed architecture nearest to them, and learns of that
// one. AlphaX and greedy keep the decisions that they have settled.
package search
