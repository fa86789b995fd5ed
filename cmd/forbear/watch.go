package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/forbear-project/forbear/engine/text"
)

// pollEvery is how long the watch of check waits between two looks at the files.
const pollEvery = 500 * time.Millisecond

// pause waits for the next look at the files; false where the command is to end.
type pause func() bool

// untilInterrupted returns a pause that ends with Ctrl+C, and what to call in the end.
func untilInterrupted() (pause, func()) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	return func() bool {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(pollEvery):
			return true
		}
	}, stop
}

// watch calls again whenever a file below one of the folders has come, gone or changed, and names those
// files before. It says nothing else. It returns what the last call returned, or at once an error that
// is none of the findings.
func (a *app) watch(folders []string, next pause, again func() error) error {
	seen := stampsOf(folders)
	last := again()
	for (last == nil || last == errFound) && next() {
		now := stampsOf(folders)
		changed := differing(seen, now)
		if changed == nil {
			continue
		}
		seen = now
		said := text.Both("变了：", "changed: ").In(a.language) + strings.Join(changed, ", ")
		if _, err := fmt.Fprintf(a.stdout, "\n%s\n", said); err != nil {
			return err
		}
		last = again()
	}
	return last
}

// stamp is what tells that a file has changed.
type stamp struct {
	size     int64
	modified time.Time
}

// stampsOf returns the stamps of the rule files and profiles below folders by their names.
func stampsOf(folders []string) map[string]stamp {
	stamps := map[string]stamp{}
	for _, folder := range folders {
		root := os.DirFS(folder)
		_ = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !slices.Contains([]string{".toml", ".json"}, path.Ext(name)) {
				return nil // what cannot be read now is looked at again
			}
			if info, err := fs.Stat(root, name); err == nil {
				stamps[path.Join(folder, name)] = stamp{info.Size(), info.ModTime()}
			}
			return nil
		})
	}
	return stamps
}

// differing returns the names whose stamps differ, in order; nil where there are none.
func differing(was, is map[string]stamp) (names []string) {
	for name, s := range is {
		if was[name] != s {
			names = append(names, name)
		}
	}
	for name := range was {
		if _, there := is[name]; !there {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
