package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/forbear-project/forbear/engine/text"
)

// git runs git in the working directory. It fetches nothing and asks nobody.
type git struct {
	environ []string // as os.Environ returns it
}

func (g git) run(stdin io.Reader, args ...string) ([]byte, error) {
	c := exec.Command("git", args...)
	c.Env = append(g.environ[:len(g.environ):len(g.environ)], "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
	c.Stdin = stdin
	return c.Output()
}

// bookOf returns the book in a folder, or in a git revision, REV or REV:PATH. folder is where the
// rules of a revision are, from the working directory, when the revision does not say.
func (g git) bookOf(name, folder string) (bookSource, error) {
	if holdsBook(name) {
		return sourceAt(name)
	}
	tree, err := g.treeOf(name)
	if err == nil {
		return g.rulesIn(tree, name, folder)
	}
	if info, stat := os.Stat(name); stat == nil && info.IsDir() {
		return sourceAt(name)
	}
	hint := text.Both(
		"写一个里面有 book.toml 的文件夹，或者 git 仓库里的版本，像 main、HEAD~1；CI 里要把历史也取下来（fetch-depth: 0）",
		"name a folder with a book.toml in it, or in a git repository a revision such as main or HEAD~1; "+
			"in CI, fetch the history too (fetch-depth: 0)",
	)
	if why := gitMessage(err); why.EN != "" {
		hint = text.Both(why.ZH+"；"+hint.ZH, "git says "+why.EN+"; "+hint.EN)
	}
	return bookSource{}, &failure{
		text.Both("既不是放规则的文件夹，也不是 git 版本："+name, name+": neither a folder with a rule book nor a git revision"),
		hint,
	}
}

// gitMessage returns the first line of what git says went wrong, in Chinese what it means; empty
// where it says nothing.
func gitMessage(err error) text.Text {
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return text.Both("这台电脑没有装 git", "executable not found")
	case errors.As(err, &exit):
		line, _, _ := strings.Cut(string(exit.Stderr), "\n")
		line = strings.TrimPrefix(strings.TrimSpace(line), "fatal: ")
		switch {
		case line == "":
		case strings.HasPrefix(line, "not a git repository"):
			return text.Both("这里不是 git 仓库", line)
		case strings.HasPrefix(line, "detected dubious ownership"):
			return text.Both("这个 git 仓库是别人的，git 不肯读", line)
		default:
			return text.Both("git 说 "+line, line)
		}
	}
	return text.Text{}
}

// treeOf returns the id of the tree of a revision.
func (g git) treeOf(name string) (string, error) {
	rev, _, _ := strings.Cut(name, ":")
	tree, err := g.run(nil, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{tree}")
	return strings.TrimSpace(string(tree)), err
}

// rulesIn reads the rules in the tree of a revision.
func (g git) rulesIn(tree, name, folder string) (bookSource, error) {
	rev, within, hasPath := strings.Cut(name, ":")
	places := []string{path.Clean(within)}
	switch {
	case !hasPath:
		places = g.rulesPlaces(folder)
	case strings.HasPrefix(within, "./"), strings.HasPrefix(within, "../"):
		places = []string{path.Join(g.fromTop(), within)}
	}
	for _, place := range places {
		files, err := g.listTree(tree, place)
		if _, holds := files["book.toml"]; err != nil || !holds {
			continue
		}
		fsys, err := g.readBlobs(files)
		if err != nil {
			return bookSource{}, &failure{
				text.Both("读不了 git 版本 "+name, name+": git cannot read it"),
				text.Both("看看仓库是不是完整，git fsck 能查", "see with git fsck that the repository is whole"),
			}
		}
		return bookSource{FS: fsys, folder: rev + ":" + place}, nil
	}
	return bookSource{}, &failure{
		text.Both(
			rev+" 这个版本里没有规则："+strings.Join(places, "、"),
			"no rule book at "+rev+": "+strings.Join(places, ", "),
		),
		text.Both("规则在别处的话，写成 "+rev+":路径", "if the rules are elsewhere, write "+rev+":PATH"),
	}
}

// fromTop returns the path from the root of the repository to the working directory.
func (g git) fromTop() string {
	prefix, _ := g.run(nil, "rev-parse", "--show-prefix")
	return strings.TrimRight(string(prefix), "\n")
}

// rulesPlaces returns the paths in the repository where the rules of a revision may be: that of the
// folder, from the working directory, then rules at the root.
func (g git) rulesPlaces(folder string) []string {
	if folder == "" {
		folder = "rules"
	}
	here := path.Join(g.fromTop(), filepath.ToSlash(folder))
	if filepath.IsAbs(folder) {
		top, _ := g.run(nil, "rev-parse", "--show-toplevel")
		within, err := filepath.Rel(filepath.FromSlash(strings.TrimRight(string(top), "\n")), folder)
		if err != nil {
			return []string{"rules"}
		}
		here = filepath.ToSlash(within)
	}
	if here == "rules" || here == ".." || strings.HasPrefix(here, "../") {
		return []string{"rules"}
	}
	return []string{here, "rules"}
}

// listTree returns the ids of the contents of the TOML files below a path of a tree, by their
// names.
func (g git) listTree(tree, place string) (map[string]string, error) {
	if place == "." {
		place = ""
	}
	id, err := g.run(nil, "rev-parse", "--verify", "--quiet", "--end-of-options", tree+":"+place)
	if err != nil {
		return nil, err
	}
	list, err := g.run(nil, "ls-tree", "-r", "-z", "--full-tree", strings.TrimSpace(string(id)))
	files := map[string]string{}
	for entry := range strings.SplitSeq(string(list), "\x00") {
		attributes, name, _ := strings.Cut(entry, "\t")
		fields := strings.Fields(attributes) // mode, type and id; of a link the mode is 120000
		if len(fields) == 3 && strings.HasPrefix(fields[0], "100") && path.Ext(name) == ".toml" {
			files[name] = fields[2]
		}
	}
	return files, err
}

// readBlobs returns a file system of contents in git, by the names of the files. It is a zip
// archive in memory, for the standard library has no other file system in memory outside tests.
func (g git) readBlobs(files map[string]string) (fs.FS, error) {
	names := slices.Sorted(maps.Keys(files))
	var ask bytes.Buffer
	for _, name := range names {
		ask.WriteString(files[name] + "\n")
	}
	answer, err := g.run(&ask, "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	r := bufio.NewReader(bytes.NewReader(answer))
	for _, name := range names {
		into, err := w.CreateHeader(&zip.FileHeader{Name: name})
		if err == nil {
			err = copyBlob(r, into)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
}

// copyBlob reads a line of id, type and size, copies so many bytes, and reads a line end.
func copyBlob(r *bufio.Reader, into io.Writer) error {
	var id, kind string
	var size int64
	if _, err := fmt.Fscanf(r, "%s %s %d\n", &id, &kind, &size); err != nil {
		return err
	}
	if _, err := io.CopyN(into, r, size); err != nil {
		return err
	}
	_, err := r.ReadByte()
	return err
}
