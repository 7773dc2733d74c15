#!/bin/sh
# Makes this checkout ready to build: installs libtorch where that can be done
# without asking, reads the doc comments of Go, and makes the port of gotch. Without libtorch everything that
# needs no tensors still builds and works, so a missing package is never an error.
set -u
cd "$(dirname "$0")/.." || exit 1

need="libtorch-dev g++ libopenblas0-pthread"

if ! command -v go >/dev/null 2>&1; then
	echo "setup: there is no go command; install Go 1.26 (https://go.dev/dl) and run make again" >&2
	exit 1
fi

# Says what is missing: "torch" if the C++ part cannot be made, "blas" if Debian's
# slow BLAS would be used, else nothing.
missing() {
	[ -n "${LIBTORCH:-}" ] && return
	command -v g++ >/dev/null 2>&1 || { echo torch && return; }
	for lib in /usr/lib/*-linux-gnu /usr/lib64 /usr/lib /usr/local/lib /usr/local/libtorch/lib /opt/libtorch/lib; do
		[ -e "$lib/libtorch.so" ] || continue
		# Only Debian's libtorch leaves the choice of the BLAS to the system.
		case $lib in
		/usr/lib/*) [ -e "$lib/openblas-pthread/libblas.so.3" ] || echo blas ;;
		esac
		return
	done
	echo torch
}

# Runs a command as root, if that is possible without a password.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
		sudo -n "$@"
	else
		return 1
	fi
}

apt_install() {
	command -v apt-get >/dev/null 2>&1 || return 1
	as_root true || return 1
	log=$(mktemp) || return 1
	echo "setup: installing $need (some hundred MB, once)"
	# The lists of a fresh machine may be missing or old.
	for update in no yes; do
		[ $update = yes ] && as_root apt-get -qq update >>"$log" 2>&1
		# shellcheck disable=SC2086
		if as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends $need >>"$log" 2>&1; then
			rm -f "$log"
			return 0
		fi
	done
	echo "setup: apt-get could not: $(grep '^E:' "$log" | tail -n 1)" >&2
	rm -f "$log"
	return 1
}

lacks=$(missing)
if [ -n "$lacks" ] && [ -z "${NASLAB_NO_INSTALL:-}" ] && apt_install; then
	lacks=
fi
if [ "$lacks" = blas ]; then
	echo "setup: matrix products are many times slower without libopenblas0-pthread; install it as root"
fi

# The doc comments of Go and gonum, for "name?": read from the sources on this
# machine when those have changed. Without them the shell shows signatures only.
made=stdlib/export/docs/made
now=$({ go version && cat go.sum stdlib/symbols/gen/*.go stdlib/export/pack/*.go; } | cksum)
if [ "$now" != "$(cat "$made" 2>/dev/null)" ] || [ ! -e stdlib/export/docs/std.bin ] || [ ! -e stdlib/export/docs/gonum.bin ]; then
	if GOWORK=off go run ./stdlib/symbols/gen -docs; then
		echo "$now" >"$made"
	else
		echo "setup: no doc comments of the standard library and gonum in this build" >&2
	fi
fi

# The port says itself what to install if libtorch is missing.
GOWORK=off exec go run ./engine/tensor/port
