package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"
)

// pending is a file that is written piece by piece. It takes its name when it is kept; until then
// nothing has the name, or what had it before.
type pending struct {
	io.Writer
	target target
	file   io.Closer
	sync   func() error
	made   []string // what to remove where it is not kept, folders before their files
}

// beginPrivate begins a file that nobody else may read; over one that is there only with --force.
func (a *app) beginPrivate(c *cli.Context, name string) (*pending, error) {
	there := absent
	if c.Bool("force") {
		there = either
	}
	p, err := a.files.begin(output{name: name, presence: there})
	if err != nil {
		return nil, unwritable(name, err)
	}
	return p, nil
}

func (w writer) begin(o output) (_ *pending, err error) {
	p := &pending{}
	defer func() {
		if err != nil {
			p.removeMade()
		}
	}()
	if p.target, err = findTarget(o); err != nil {
		return nil, err
	}
	if p.target.direct {
		f, err := os.OpenFile(p.target.name, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		p.Writer, p.file, p.sync = f, f, func() error { return nil }
		return p, nil
	}
	folder := filepath.Dir(p.target.name)
	if p.made, err = makeFolders(p.made, folder); err != nil {
		return nil, err
	}
	p.target.draft = filepath.Join(folder, fmt.Sprintf(".forbear-%d-%d", os.Getpid(), rand.Uint32()))
	f, err := w.open(p.target.draft, 0o600)
	if err != nil {
		return nil, err
	}
	p.made = append(p.made, p.target.draft)
	p.Writer, p.file, p.sync = f, f, f.Sync
	return p, nil
}

// keep gives the file its name.
func (p *pending) keep() error {
	err := p.sync() // some disks say only now that they are full
	err = errors.Join(err, p.file.Close())
	p.file = nil
	if err != nil || p.target.direct {
		return err
	}
	if err := p.target.take(nil); err != nil {
		return err
	}
	p.made = nil
	return nil
}

// abandon removes a file that was not kept.
func (p *pending) abandon() {
	if p.file != nil {
		p.file.Close()
	}
	p.removeMade()
}

func (p *pending) removeMade() {
	for _, name := range slices.Backward(p.made) {
		os.Remove(name)
	}
	p.made = nil
}
