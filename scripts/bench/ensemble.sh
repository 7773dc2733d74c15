#!/bin/sh
# Fitting the ensemble of BANANAS to 200 results, naslab beside plain PyTorch: three networks of 20 layers of 20 units, 500
# epochs in batches of 32, Adam and an L1 penalty on the last layer, one thread each. Both in turn, round by round; prints
# the processor time of each, which other work on the machine disturbs less than the clock, and the ratio of the least.
#
#   sh scripts/bench/ensemble.sh [ROUNDS]        PYTHON=python3 by default; it needs torch
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-3}
python=${PYTHON:-python3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

go test -c -o "$dir/predict.test" ./engine/predict
for round in $(seq "$rounds"); do
	"$dir/predict.test" -test.run '^$' -test.bench 'BenchmarkFit/ensemble' -test.benchtime 1x -test.cpu 1 |
		awk '/cpu-ms/ { for (i = 2; i <= NF; i++) if ($i == "cpu-ms/op") print $(i - 1) }' >>"$dir/naslab"
	"$python" scripts/bench/ensemble_fit.py >>"$dir/torch"
	echo "round $round: naslab $(tail -n 1 "$dir/naslab") ms, torch $(tail -n 1 "$dir/torch") ms"
done
least() { sort -n "$dir/$1" | head -n 1; }
echo "$(least naslab) $(least torch)" | awk '{ printf "least: naslab %.0f ms, torch %.0f ms of processor time; naslab/torch %.3f\n", $1, $2, $1 / $2 }'
