//go:build !unix

package line

import "os"

func lock(*os.File) {}

func suspend() {}

func onEnd(func(), <-chan struct{}) {}

func notify(resized, resumed chan<- os.Signal) {}
