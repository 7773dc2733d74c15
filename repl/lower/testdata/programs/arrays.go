package main

import "fmt"

type A []int
type S []S

func main() {
	var a [3]A
	for i := 0; i < 3; i++ {
		a[i] = A{i}
	}
	fmt.Println(a)
	for i := range a {
		a[i][0] += i
		a[(i+1)%3] = append(a[(i+1)%3], i)
	}
	fmt.Println(a)
	var s S
	s = append(s, s)
	fmt.Println(len(s), len(s[0]))
	fired := 0
	switch {
	default:
		fired++
	}
	switch fired {
	case 1:
		fired++
		fallthrough
	default:
		fired++
	case 9:
		fired = 100
	}
	switch {
	}
	fmt.Println(fired)
	type grid [2][2]int
	gs := map[string]*grid{"g": {}}
	gs["g"][1][0] = 4
	fmt.Println(*gs["g"])
	var arr [2]struct{ xs [2]int }
	k := 0
	idx := func() int { k++; return k % 2 }
	arr[idx()].xs[idx()] = 7
	fmt.Println(arr)
	p := &arr[idx()].xs[1]
	*p = 8
	arr[idx()].xs[0]++
	sl := arr[idx()].xs[:]
	sl[1] = 5
	fmt.Println(arr)
}
