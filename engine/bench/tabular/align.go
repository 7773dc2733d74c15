package tabular

// Align returns, for each of n rows, the row of another table that find gives;
// nil when that is the same row each time. -1 stands for no row.
func Align(n int, find func(row int) (int, bool)) []int32 {
	at := make([]int32, n)
	same := true
	for i := range at {
		row, ok := find(i)
		if !ok {
			row = -1
		}
		at[i] = int32(row)
		same = same && row == i
	}
	if same {
		return nil
	}
	return at
}
