// Command naslab is a notebook-style Go shell for neural architecture search.
package main

import (
	"os"

	"naslab/repl"
)

func main() {
	os.Exit(repl.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
