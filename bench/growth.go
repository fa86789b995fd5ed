package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing/fstest"
	"time"

	"github.com/forbear-project/forbear"
	"github.com/forbear-project/forbear/engine"
)

// growth measures what more debts, more lenders and more strategies cost.
func (b bench) growth() error {
	if err := b.growthOfDebts(); err != nil {
		return err
	}
	if err := b.growthOfLenders(); err != nil {
		return err
	}
	return b.growthOfStrategies()
}

func (b bench) growthOfDebts() error {
	book, data, _, day, err := b.shipped()
	if err != nil {
		return err
	}
	var judging, asking []contender
	for _, debts := range []int{1, 10, 100} {
		profile, err := withDebts(book, data, debts, day)
		if err != nil {
			return err
		}
		judge := book.NewJudge()
		judging = append(judging, contender{fmt.Sprintf("%d debts", debts), func() error {
			judge.Decide(profile, day)
			return nil
		}})
		var inquirer engine.Inquirer
		decided := engine.Decide(book.Book, profile, day)
		asking = append(asking, contender{fmt.Sprintf("%d debts", debts), func() error {
			inquirer.Missing(decided)
			return nil
		}})
	}
	if err := b.table("More debts: judging", "once", 1, judging); err != nil {
		return err
	}
	return b.table("More debts: finding what is missing", "once", 1, asking)
}

// withDebts returns the profile with its debt so many times over.
func withDebts(book *forbear.Book, data []byte, debts int, day forbear.Day) (*forbear.Profile, error) {
	var values map[string]any
	if err := json.Unmarshal(data, &values); err != nil {
		return nil, err
	}
	given, _ := values["debts"].([]any)
	var all []any
	for n := range debts {
		debt := map[string]any{}
		for key, value := range given[0].(map[string]any) {
			debt[key] = value
		}
		debt["id"] = fmt.Sprintf("d%d", n)
		all = append(all, debt)
	}
	values["debts"] = all
	data, err := json.Marshal(values)
	if err != nil {
		return nil, err
	}
	return book.ReadProfile("profile.json", data, day)
}

func (b bench) growthOfLenders() error {
	_, data, _, day, err := b.shipped()
	if err != nil {
		return err
	}
	var contenders []contender
	for _, more := range []int{0, 400, 4000} {
		rules, err := withLenders(filepath.Join(b.root, "rules"), more)
		if err != nil {
			return err
		}
		contenders = append(contenders, contender{fmt.Sprintf("%d lenders more", more), func() error {
			book, err := forbear.Load(rules)
			if err != nil {
				return err
			}
			profile, err := book.ReadProfile("profile.json", data, day)
			if err != nil {
				return err
			}
			book.Evaluate(profile, day)
			return nil
		}})
	}
	return b.table("More lenders: loading the book and evaluating one profile", "once", 1, contenders)
}

var aliases = regexp.MustCompile(`(?m)^aliases .*$`)

// withLenders returns the rules of a folder with so many lenders more, like one that is there.
func withLenders(folder string, more int) (fs.FS, error) {
	files := fstest.MapFS{}
	shipped := os.DirFS(folder)
	err := fs.WalkDir(shipped, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".toml") {
			return err
		}
		data, err := fs.ReadFile(shipped, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		return nil, err
	}
	like, err := fs.ReadFile(shipped, "lenders/abc-card.toml")
	if err != nil {
		return nil, err
	}
	like = aliases.ReplaceAll(like, nil) // which no two lenders may share
	for n := range more {
		files[fmt.Sprintf("lenders/made-%04d.toml", n)] = &fstest.MapFile{Data: like}
	}
	return files, nil
}

func (b bench) growthOfStrategies() error {
	var contenders []contender
	for _, strategies := range []int{8, 80, 640} {
		book, err := forbear.Load(bookOf(typical, strategies))
		if err != nil {
			return err
		}
		day := forbear.Date(2026, time.November, 22)
		profile, err := book.ReadProfile("profile.json", []byte(wholeFacts), day)
		if err != nil {
			return err
		}
		judge := book.NewJudge()
		contenders = append(contenders, contender{fmt.Sprintf("%d strategies", strategies), func() error {
			judge.Decide(profile, day)
			return nil
		}})
	}
	return b.table("More strategies, each with the same eight conditions: judging", "once", 1, contenders)
}
