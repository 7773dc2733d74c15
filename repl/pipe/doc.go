// Package pipe speaks with a program that drives a session: an editor, a test.
//
// The program writes one JSON object a line, and reads one a line for each, in
// order:
//
//	{"id": 1, "code": "1+1"}    {"id":1,"ok":true,"stdout":"","stderr":"","value":"2","type":"int","error":"","figures":[],"ms":0.4}
//	{"id": 2, "interrupt": true}  {"id":2,"ok":true,...}
//
// Lines are read while a cell runs. An interrupt means the cell that runs, of
// those that were sent before it. The end of the input ends the conversation when
// all has been answered.
//
// An answer is one line, so that what a cell prints is cut where it is long: of each
// stream the first and the last 512 KiB are kept, with a line between them that says
// how many bytes are missing. A value is what the prompt shows, and is cut as there.
// Memory does not grow with what is printed.
//
// message.go holds the lines, server.go reads and answers them, interrupt.go finds
// the moment for an interrupt. What runs the cells is a [Runner].
package pipe
