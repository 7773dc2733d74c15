#!/bin/sh
# Hypervolume and non-dominated sorting of naslab beside pagmo2 (Debian's
# libpagmo-dev, g++, python3-numpy), by turns, one thread; least CPU times.
# The folder of the peers' programs has gen_data.py and bench_pagmo.cpp.
#
#   sh scripts/bench/moo.sh PEERS [ROUNDS]
set -eu
peers=${1:?give the folder with the programs of the peers}
rounds=${2:-3}
work=${TMPDIR:-/tmp}/naslab-bench-moo
mkdir -p "$work"
cp "$peers/gen_data.py" "$peers/bench_pagmo.cpp" "$work/"
go build -o "$work/moo" ./scripts/bench/moo
cd "$work"
/usr/bin/python3 gen_data.py >/dev/null
[ -x bench_pagmo ] || g++ -O3 -march=native -o bench_pagmo bench_pagmo.cpp -lpagmo -ltbb -lboost_serialization
/usr/bin/python3 -c '
import json
m = json.load(open("data/manifest.json"))
with open("data/list.txt", "w") as f:
    for kind in ("hv", "nds"):
        for e in m[kind]:
            print(kind, e["name"], e["file"], e["n"], e["m"], e.get("ref", [0])[0], file=f)'
: >lines.jsonl
for round in $(seq "$rounds"); do
	./moo -data data -seconds 0.5 >>lines.jsonl
	./bench_pagmo data data/list.txt 0.5 >>lines.jsonl
done
./moo -compare lines.jsonl
