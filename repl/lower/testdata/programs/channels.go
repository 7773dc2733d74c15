package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type result struct {
	id  int
	err error
}

type stream chan int

func (s stream) fill(n int) {
	defer close(s)
	for i := range n {
		s <- i
	}
}

type hub struct {
	in   chan string
	outs []chan<- string
	done chan struct{}
}

func (h *hub) run() {
	defer close(h.done)
	for s := range h.in {
		for _, o := range h.outs {
			o <- s
		}
	}
	for _, o := range h.outs {
		close(o)
	}
}

func gen(ctx context.Context) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 0; ; i++ {
			select {
			case c <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
}

func merge(cs ...<-chan int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func main() {
	s := make(stream, 1)
	go s.fill(4)
	sum := 0
	for v := range s {
		sum += v
	}
	v, ok := <-s
	fmt.Println(sum, v, ok, cap(s))
	ctx, cancel := context.WithCancel(context.Background())
	c := gen(ctx)
	fmt.Println(<-c, <-c+<-c)
	cancel()
	a, b := make(chan int, 3), make(chan int, 3)
	go stream(a).fill(3)
	go stream(b).fill(3)
	total := 0
	for v := range merge(a, b) {
		total += v
	}
	fmt.Println(total)
	o1, o2 := make(chan string, 3), make(chan string, 3)
	h := &hub{make(chan string), []chan<- string{o1, o2}, make(chan struct{})}
	go h.run()
	h.in <- "x"
	h.in <- "y"
	close(h.in)
	<-h.done
	fmt.Println(<-o1, <-o2, len(o1))
	// Select.
	timeout := time.After(time.Hour)
	empty := make(chan int)
	select {
	case v := <-empty:
		fmt.Println(v)
	case <-timeout:
		fmt.Println("late")
	default:
		fmt.Println("default")
	}
	var got any
	any1 := make(chan any, 1)
	any1 <- nil
	select {
	case got = <-any1:
	}
	fmt.Println(got)
	m := map[string]int{}
	full := make(chan int, 1)
	for range 2 {
		select {
		case full <- 7:
			fmt.Print("sent ")
		case m["k"] = <-full:
			fmt.Print("received ")
		}
	}
	fmt.Println(m)
	closed := make(chan error)
	close(closed)
loop:
	for i := 0; ; i++ {
		select {
		case err, ok := <-closed:
			fmt.Println(err, ok)
			if i > 0 {
				break loop
			}
			continue loop
		}
	}
	// Many goroutines in one select statement.
	var wg sync.WaitGroup
	var n atomic.Int64
	results := make(chan result, 20)
	worker := func(id int, jobs <-chan int, quit <-chan struct{}) {
		defer wg.Done()
		for {
			select {
			case j, ok := <-jobs:
				if !ok {
					results <- result{id, nil}
					return
				}
				n.Add(int64(j))
			case <-quit:
				results <- result{id, errors.New("quit")}
				return
			}
		}
	}
	jobs := make([]chan int, 10)
	quit := make(chan struct{})
	for i := range jobs {
		jobs[i] = make(chan int)
		wg.Add(1)
		go worker(i, jobs[i], quit)
	}
	for i := range 200 {
		jobs[i%10] <- i
	}
	for i, j := range jobs {
		if i%2 == 0 {
			close(j)
		}
	}
	for range 5 {
		<-results
	}
	close(quit)
	wg.Wait()
	close(results)
	errs := 0
	for r := range results {
		if r.err != nil {
			errs++
		}
	}
	fmt.Println(n.Load(), errs)
	var mu sync.RWMutex
	cond := sync.NewCond(&sync.Mutex{})
	ready := false
	go func() {
		cond.L.Lock()
		defer cond.L.Unlock()
		ready = true
		cond.Broadcast()
	}()
	cond.L.Lock()
	for !ready {
		cond.Wait()
	}
	cond.L.Unlock()
	mu.RLock()
	defer mu.RUnlock()
	fmt.Println(ready)
	nested := make(chan chan int, 1)
	one := make(chan int, 1)
	nested <- one
	one <- 5
	fmt.Println(<-<-nested)
	type pair struct{ c chan int }
	ps := []pair{{make(chan int, 1)}}
	ps[0].c <- 8
	byName := map[string]chan int{"a": ps[0].c}
	for k, ch := range byName {
		fmt.Println(k, <-ch)
	}
	ctx2, cancel2 := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel2()
	<-ctx2.Done()
	fmt.Println(ctx2.Err(), errors.Is(ctx2.Err(), context.DeadlineExceeded))
}
