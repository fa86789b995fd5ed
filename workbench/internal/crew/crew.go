// Package crew has several workers do many jobs.
//
//  1. Each job is done once, by one worker; which one, and which job comes before which, nobody may rely on.
//
//  2. That a job is done is told by one worker at a time.
//
//  3. When it returns every job is done, and has been told.
//
// Squares, four at a time:
//
//	squares := make([]int, 100)
//	square := func(i int) { squares[i] = i * i }
//	crew.Work(len(squares), 4, func() func(int) { return square }, func(int) {})
package crew

import "sync"

// Work does the jobs 0 to n-1. Each of the workers, of which there is at least one, is called once for what does its jobs, so that it can have tools of its
// own. Told is called of each job when it is done.
func Work(n, workers int, worker func() (do func(job int)), told func(job int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	var telling sync.Mutex
	for range max(workers, 1) {
		wait.Go(func() {
			do := worker()
			for job := range next {
				do(job)
				telling.Lock()
				told(job)
				telling.Unlock()
			}
		})
	}
	for job := range n {
		next <- job
	}
	close(next)
	wait.Wait()
}
