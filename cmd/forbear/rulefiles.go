package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/format"
)

// ruleFile is a file of a book in a folder.
type ruleFile struct {
	called string // its path from the working directory
	path   string // absolute, for the name of its folder says what kind of file it is
}

// ruleFiles returns the rule files that the command line names, else those of ./rules, sorted by
// path and each once. No file is an error.
func (a *app) ruleFiles(paths []string) ([]ruleFile, error) {
	if len(paths) == 0 {
		if !holdsBook("rules") {
			return nil, &failure{
				text.Both("这里没有规则；自带的规则改不了", "no rule book here, and the one built in cannot be formatted"),
				text.Both("写上放规则的文件夹", "name the folder of a book"),
			}
		}
		paths = []string{"rules"}
		fmt.Fprintln(a.stderr, text.Both("规则：", "book: ").In(a.language)+paths[0])
	}
	var all []ruleFile
	for _, p := range paths {
		found, err := ruleFilesAt(p)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortStableFunc(all, func(a, b ruleFile) int { return strings.Compare(a.path, b.path) })
	return slices.CompactFunc(all, func(a, b ruleFile) bool { return a.path == b.path }), nil
}

// ruleFilesAt returns the rule file of that name, or those of a folder. It skips other files in a
// folder.
func ruleFilesAt(name string) ([]ruleFile, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	whole, err := filepath.Abs(name)
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case !info.IsDir() && !format.IsRuleFile(whole):
		return nil, notOfABook(name)
	case !info.IsDir():
		return []ruleFile{{path.Clean(filepath.ToSlash(name)), whole}}, nil
	}
	var all []ruleFile
	add := func(at string) {
		all = append(all, ruleFile{path.Join(filepath.ToSlash(name), at), filepath.Join(whole, filepath.FromSlash(at))})
	}
	if holdsBook(whole) {
		for _, at := range book.FileNames(os.DirFS(whole)) {
			add(at)
		}
		return all, nil
	}
	err = fs.WalkDir(os.DirFS(whole), ".", func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && at != ".":
			return fs.SkipDir
		case !entry.IsDir() && format.IsRuleFile(filepath.Join(whole, filepath.FromSlash(at))):
			add(at)
		}
		return nil
	})
	if err != nil {
		return nil, unreadable(name, err)
	}
	if len(all) == 0 {
		return nil, &failure{
			text.Both(name+" 里没有规则文件", "no rule files in "+name),
			text.Both("规则是一个里面有 book.toml 的文件夹", "a rule book is a folder with a book.toml in it"),
		}
	}
	return all, nil
}

func notOfABook(name string) error {
	return &failure{
		text.Both(name+" 不是规则文件", name+" is not a rule file"),
		text.Both(
			"规则文件叫 facts.toml 这样的名字，或者在 families、lenders 文件夹里",
			"a rule file is called facts.toml and the like, or lies in families or lenders",
		),
	}
}
