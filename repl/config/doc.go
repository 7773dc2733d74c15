// Package config holds the settings of the shell: what there is to set, the
// file that sets it for all sessions, and what a session has changed.
//
// The file has a line for each setting, "key = value"; what follows a # is a
// remark. keys.go lists the settings, config.go keeps the values, file.go reads
// and writes the file.
package config
