// Package battery holds naslab against Go. It has tests only; each drives the
// real program as a process of its own:
//
//	go test ./repl/battery                         some hundreds of small sessions
//	go test ./repl/battery -gorun                  the same sessions compiled by Go: do they expect what Go does?
//	go test ./repl/battery -gorun -update          write what Go does
//	go test ./repl/battery -goroot -v              the programs below GOROOT/test
//	go test ./repl/battery -session "typed nil"    the sessions with a name like this
//
// The sessions are in testdata/sessions, a file for each topic; battery_test.go
// says how they are written.
package battery
