#!/bin/sh
# One supernet training step, naslab beside plain PyTorch: both in turn, round by round, on the same machine and with the
# same networks at the same step. Prints each round's medians; then, for each side, the mean over the steps of a step's
# least time in any round, which other work on the machine disturbs little, and the ratio. The bar is at most 1.0.
#
#   sh scripts/bench/supernet.sh [ROUNDS] [STEPS] [THREADS]        PYTHON=python3 by default; it needs torch
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-5} steps=${2:-30} threads=${3:-2}
python=${PYTHON:-python3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

torch() { # PyTorch's AdamW has two forms; the faster one counts
	"$python" scripts/bench/supernet_step.py --steps "$steps" --threads "$threads" --times "$dir/$1" $2 >/dev/null
}
naslab() {
	"$dir/supernet.test" -test.run '^$' -test.bench 'BenchmarkStep$' -test.benchtime "${steps}x" \
		-threads "$threads" -times "$dir/naslab" >/dev/null
}
median() { tail -n 1 "$dir/$1" | tr ' ' '\n' | sort -n | awk '{ x[NR] = $1 } END { print x[int((NR + 1) / 2)] }'; }
least() {
	awk '{ for (i = 1; i <= NF; i++) if (NR == 1 || $i < x[i]) x[i] = $i }
		END { for (i = 1; i <= NF; i++) s += x[i]; print s / NF }' "$dir/$1"
}

go test -c -o "$dir/supernet.test" ./engine/supernet
for round in $(seq "$rounds"); do
	torch torch ""
	naslab
	torch foreach --foreach
	echo "round $round, medians: naslab $(median naslab) ms, torch $(median torch) ms, torch foreach $(median foreach) ms"
done
echo "$(least naslab) $(least torch) $(least foreach)" | awk -v t="$threads" '{
	best = $2 < $3 ? $2 : $3
	printf "least: naslab %.1f ms, torch %.1f ms, torch foreach %.1f ms, %d threads; naslab/torch %.3f\n", $1, $2, $3, t, $1 / best }'
