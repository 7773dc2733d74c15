package search

// RegisterBuiltins makes the methods of this package known by name.
func RegisterBuiltins() {
	Register("rs", NewRS)
	Register("nsga2", NewNSGA2)
}
