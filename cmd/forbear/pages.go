package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// writePage writes a page anew, in a folder that is there. What stands there and is no page of its kind is left alone, so that a slip of the name costs
// nobody a rule file or a README.
func writePage(name string, data []byte) error {
	if err := keepOther(name); err != nil {
		return err
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return &failure{text.Both("写不了 "+name, name+": cannot be written"), text.Both("看看文件夹在不在、有没有权限", "see that the folder is there and that you may write to it")}
	}
	return nil
}

// keepOther is an error where a file is there that is no page: Markdown of docs opens with a heading that can be linked to, HTML with its doctype. What cannot be
// read or holds nothing is no page either way; writing it says the rest.
func keepOther(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	head, _ := io.ReadAll(io.LimitReader(f, 4096))
	page := bytes.HasPrefix(bytes.ToLower(head), []byte("<!doctype html"))
	if strings.EqualFold(filepath.Ext(name), ".md") {
		page = bytes.Contains(head, []byte(`# <a id="`))
	}
	if page || len(head) == 0 {
		return nil
	}
	called := filepath.ToSlash(name)
	return &failure{text.Both(called+" 已经有了，里面不是这样的网页", called+" is there and is no such page"), text.Both("换一个名字或文件夹，或者先移走它", "choose another name or folder, or move it away")}
}

// create writes a file that is not there yet, with the folders it stands in. One that is there is an error, a link that leads nowhere too.
func create(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}
