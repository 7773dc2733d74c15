#!/bin/sh
# Builds everything and tests the engine without cgo, as on a machine that has
# no C compiler and no libtorch.
set -eu
cd "$(dirname "$0")/.."
CGO_ENABLED=0 go build -o /dev/null .
CGO_ENABLED=0 go test ./engine/...
