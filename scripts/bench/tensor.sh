#!/bin/sh
# Times engine/tensor against PyTorch for Python (Debian's python3-torch, or $PYTHON)
# on the same machine, one thread each, in turn, and prints the best time of each
# and the ratio:   sh scripts/bench/tensor.sh
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-/usr/bin/python3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
go test -c -o "$dir/tensor.test" ./engine/tensor

export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
for turn in 1 2 3 4 5; do
	"$dir/tensor.test" -test.run '^$' -test.bench 'Small$|Grad$' -test.benchtime 3000x -test.count 20 >>"$dir/go"
	"$dir/tensor.test" -test.run '^$' -test.bench 'MatMul|TrainStep' -test.benchtime 3x -test.count 20 >>"$dir/go"
	"$python" scripts/bench/tensor_ops.py 20 3000 >>"$dir/python"
done

awk '
/^Benchmark/ {
	sub(/-[0-9]+$/, "", $1); sub(/^Benchmark/, "", $1)
	side = FILENAME ~ /go$/ ? "go" : "python"
	if (!(($1, side) in best) || $3 < best[$1, side]) best[$1, side] = $3
	if (!($1 in seen)) { seen[$1]; order[++n] = $1 }
}
END {
	printf "%-18s %12s %12s %7s\n", "operation", "naslab ns", "PyTorch ns", "ratio"
	for (i = 1; i <= n; i++) {
		op = order[i]
		if ((op, "python") in best) printf "%-18s %12.0f %12.0f %7.2f\n", op, best[op, "go"], best[op, "python"], best[op, "go"] / best[op, "python"]
	}
}' "$dir/go" "$dir/python"
