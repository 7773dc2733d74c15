// Package gallery keeps the figures that a session has made: their numbers,
// files and cells, so that a cell's figures can be shown or handed on, and an
// earlier one be shown again.
package gallery
