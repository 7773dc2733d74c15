// Package page makes a notebook into one HTML page that needs nothing else: no
// script, no other file, no network. It reads well on a screen, light or dark, and
// on paper.
//
// page.go lays the page out, prose.go renders Markdown (goldmark) and lists its
// headings, code.go colours Go (chroma), output.go renders what came of cells,
// escape.go turns the escape sequences of terminals into colours. style.css and
// page.html are what it looks like.
package page
