// Package workers does many jobs with several workers at once.
//
//  1. Each job is done once, by one worker. Which worker does it and which job is done first is not
//     defined.
//
//  2. Only one worker at a time reports that a job is done.
//
//  3. When Run returns, every job is done and reported.
//
// Squares, four at a time:
//
//	squares := make([]int, 100)
//	square := func(i int) { squares[i] = i * i }
//	workers.Run(len(squares), 4, func() func(int) { return square }, func(int) {})
package workers

import "sync"

// Run does the jobs 0 to n-1 with so many workers, at least one. It calls start once for each
// worker, which returns the function that does a job, so that each worker can have its own state;
// it calls done after each job.
func Run(n, workers int, start func() (do func(job int)), done func(job int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	var reporting sync.Mutex
	for range max(workers, 1) {
		wait.Go(func() {
			do := start()
			for job := range next {
				do(job)
				reporting.Lock()
				done(job)
				reporting.Unlock()
			}
		})
	}
	for job := range n {
		next <- job
	}
	close(next)
	wait.Wait()
}
