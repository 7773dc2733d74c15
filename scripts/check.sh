#!/bin/sh
# Static checks: formatting, vet, staticcheck, generated files, file sizes.
set -eu
cd "$(dirname "$0")/.."
fail() { echo "check: $*" >&2; exit 1; }

bad=$(gofmt -l engine repl stdlib scripts main.go)
[ -z "$bad" ] || fail "not formatted, run 'make fmt':" $bad
go vet ./...
for program in $(ls scripts/*.go | grep -v '_test.go$'); do
	go vet "$program"
done
go tool staticcheck ./...
before=$(git diff -- '*.go' stdlib | sha256sum)
go generate ./...
[ "$before" = "$(git diff -- '*.go' stdlib | sha256sum)" ] || fail "generated files are out of date, run 'make generate' and commit"
long=$(git ls-files '*.go' | grep -v 'stdlib/symbols/' | xargs wc -l | awk '$2 != "total" && $1 > 400 {print $2 " (" $1 " lines)"}')
[ -z "$long" ] || fail "over 400 lines, look for a seam:" $long
echo "check: all good"
