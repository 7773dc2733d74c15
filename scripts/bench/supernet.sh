#!/bin/sh
# One supernet training step, naslab beside plain PyTorch: both in turn, round by round, on the same machine. Prints each
# round's medians and the ratio of the medians over all rounds. The bar is a ratio of at most 1.0.
#
#   sh scripts/bench/supernet.sh [ROUNDS] [STEPS] [THREADS]        PYTHON=python3 by default; it needs torch
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-5} steps=${2:-30} threads=${3:-2}
python=${PYTHON:-python3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

go test -c -o "$dir/supernet.test" ./engine/supernet
for round in $(seq "$rounds"); do
	for foreach in "" --foreach; do # PyTorch's AdamW has two forms; the faster one counts
		"$python" scripts/bench/supernet_step.py --steps "$steps" --threads "$threads" $foreach |
			sed 's/.*"ms": \([0-9.]*\).*/\1/' >>"$dir/torch$foreach"
	done
	"$dir/supernet.test" -test.run '^$' -test.bench 'BenchmarkStep$' -test.benchtime "${steps}x" -threads "$threads" |
		sed -n 's/.* \([0-9.]*\) ms\/step.*/\1/p' >>"$dir/naslab"
	echo "round $round: naslab $(tail -n 1 "$dir/naslab") ms, torch $(tail -n 1 "$dir/torch") ms, torch foreach $(tail -n 1 "$dir/torch--foreach") ms"
done
median() { sort -n "$1" | awk '{ x[NR] = $1 } END { print (x[int((NR + 1) / 2)] + x[int((NR + 2) / 2)]) / 2 }'; }
echo "$(median "$dir/naslab") $(median "$dir/torch") $(median "$dir/torch--foreach")" |
	awk -v t="$threads" '{ best = $2 < $3 ? $2 : $3; printf "median: naslab %.1f ms, torch %.1f ms, torch foreach %.1f ms, %d threads; naslab/torch %.3f\n", $1, $2, $3, t, $1 / best }'
