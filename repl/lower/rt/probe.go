package rt

// probe calls body. When that panics with an index that is out of range, and does
// not say which, tests is called, which panics with Go's numbers if it can.
func probe(body, tests func()) {
	normal := false
	defer func() {
		if normal {
			return
		}
		v := recover()
		if v == nil {
			return // the goroutine ends
		}
		if e, ok := Genuine(v).(runtimeError); ok && (e == indexText || e == sliceText) {
			tests()
		}
		panic(v)
	}()
	body()
	normal = true
}

// The texts of a panic without numbers.
const (
	indexText = "index out of range"
	sliceText = "slice bounds out of range"
)
