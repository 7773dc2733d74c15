package export

import "sync"

var (
	docsMutex sync.Mutex
	docsRead  = map[string]map[string]string{} // by import path
)

// Doc returns a doc comment without comment marks, "" when there is none. The
// symbol is "" for the package itself, "F" for a function, constant or variable,
// "T" for a type, "T.M" for a method or field of it. Path "builtin" documents what
// needs no import.
func Doc(path, symbol string) string {
	docsMutex.Lock()
	defer docsMutex.Unlock()
	docs, ok := docsRead[path]
	if !ok {
		p, exists := known()[path]
		if !exists {
			return ""
		}
		docs, _ = p.Docs() // what cannot be read is not documented; a test reads all
		docsRead[path] = docs
	}
	return docs[symbol]
}
