package main

import (
	"os"
	"path/filepath"
)

// rewrite puts something else into a file, all of it or nothing. The file keeps its mode, and a link still leads to it.
func rewrite(name string, content []byte) error {
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	old, err := os.OpenFile(name, os.O_WRONLY, 0) // what may not be written is not to be replaced either
	if err != nil {
		return err
	}
	info, err := old.Stat()
	if old.Close(); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(filepath.Dir(name), ".forbear-*")
	if err != nil {
		return err
	}
	defer os.Remove(fresh.Name()) // where it has its place there is nothing to remove
	_, err = fresh.Write(content)
	if err == nil {
		err = fresh.Chmod(info.Mode())
	}
	if closed := fresh.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(fresh.Name(), name)
}
