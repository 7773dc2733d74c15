//go:build !unix

package jupyter

// alive cannot be told here: the number of the parent must do.
func alive(int) bool { return true }
