package rtype

import "syscall"

const noReserve = syscall.MAP_NORESERVE
