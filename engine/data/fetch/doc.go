// Package fetch downloads a file whose length and SHA-256 are known beforehand.
//
// A download that is cut goes on where it stopped, at once or the next time;
// what came of it so far lies in a file of its own beside the place where the
// whole one will stand. The whole file takes its place only when its checksum is
// right, and is thrown away when it is not.
package fetch
