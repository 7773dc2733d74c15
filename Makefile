# naslab: `make run` and `make test` do all their own set-up.
.DEFAULT_GOAL := build
.PHONY: setup build run test check fmt generate bench clean

tutorial := tutorials/01_first_front.md

setup:
	@sh scripts/setup.sh

build: setup
	@go build -o naslab .

# On a terminal the session stays open after the tutorial.
run: build
	@if [ -t 0 ] && [ -t 1 ]; then ./naslab -i $(tutorial); else ./naslab $(tutorial); fi

test: build
	@go test -timeout 20m ./...
	@sh scripts/tabular.sh

check: setup
	@sh scripts/check.sh

fmt:
	@gofmt -w engine repl stdlib scripts main.go

generate: setup
	@go generate ./...

bench: setup
	@go test -run '^$$' -bench . ./...

clean:
	@rm -rf naslab .gotch go.work go.work.sum
	@rm -f stdlib/export/docs/made stdlib/export/docs/std.bin stdlib/export/docs/gonum.bin
