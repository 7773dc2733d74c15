// Package scripts holds the programs that compute what is built in and reproduce
// the figures and tables of papers, one program each, run by
// go run scripts/NAME.go. p01 is HW-GPT-Bench, p03 the survey of a thousand
// papers, p06 NAS-Bench-Suite. The comment at the top of each says what it makes,
// at which size, and what to see in it. Tests run them at their smallest.
package scripts
