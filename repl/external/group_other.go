//go:build !unix

package external

import "os/exec"

const name, flag = "cmd", "/C"

func group(*exec.Cmd, bool) {}
