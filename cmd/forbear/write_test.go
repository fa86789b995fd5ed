package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/forbear-project/forbear/engine/text"
)

// tree is what is in a folder: files with their content, folders with a slash.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if entry.IsDir() {
			all[name+"/"] = ""
			return nil
		}
		content, err := os.ReadFile(filepath.Join(folder, name))
		all[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// fullDisk is a draft on a disk that has room for a few bytes.
type fullDisk struct {
	*os.File
	room *int
}

func (f fullDisk) Write(content []byte) (int, error) {
	n, _ := f.File.Write(content[:min(len(content), *f.room)])
	*f.room -= n
	if n < len(content) {
		return n, &fs.PathError{Op: "write", Path: f.Name(), Err: syscall.ENOSPC}
	}
	return n, nil
}

// limited writes until so many bytes are written.
func limited(room int) writer {
	return writer{open: func(name string, mode fs.FileMode) (draft, error) {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		return fullDisk{f, &room}, err
	}}
}

// TestRewrite: a file that is rewritten keeps its mode and the links to it, and nothing is left
// beside it.
func TestRewrite(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	if err := os.WriteFile(file, []byte("before"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o640); err != nil { // whatever umask says
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Fatal(err)
	}
	if err := (writer{open: openDraft}).write(output{link, []byte("after"), present}); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil || string(content) != "after" {
		t.Errorf("%s holds %q: %v", file, content, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v: %v", info.Mode(), err)
	}
	if to, err := os.Readlink(link); err != nil || to != "file" {
		t.Errorf("the link leads to %q: %v", to, err)
	}
	if all, err := os.ReadDir(folder); err != nil || len(all) != 2 {
		t.Errorf("left: %v %v", all, err)
	}
}

// TestWrite: what is written, and what is refused because of what has the name; nothing is changed
// then, and no folder is left.
func TestWrite(t *testing.T) {
	now := []byte("now")
	for _, row := range []struct {
		why     string
		outputs []output
		want    map[string]string // what is there besides, or instead
		failed  string
	}{
		{"a new file and its folders", []output{{"a/b/new", now, absent}},
			map[string]string{"a/": "", "a/b/": "", "a/b/new": "now"}, ""},
		{"a file that is there, and one that is not", []output{{"file", now, either}, {"new", now, either}},
			map[string]string{"file": "now", "new": "now"}, ""},
		{"nothing is written over", []output{{"file", now, absent}}, nil, "file is there already"},
		{"all or none", []output{{"a/new", now, absent}, {"folder/file", now, absent}},
			nil, "folder/file is there already"},
		{"nothing is put where a link leads", []output{{"dangling", now, absent}}, nil, "dangling is there already"},
		{"a link that leads nowhere", []output{{"dangling", now, either}},
			nil, "dangling is a link that leads nowhere"},
		{"a file to rewrite that is gone", []output{{"missing", now, present}},
			nil, "missing: no such file or folder"},
		{"a folder", []output{{"folder", now, either}}, nil, "folder is a folder, not a file"},
		{"in a file", []output{{"file/new", now, either}},
			nil, "file/new: what it is to stand in is not a folder"},
		{"under a file", []output{{"file/a/new", now, absent}},
			nil, "file/a/new: what it is to stand in is not a folder"},
		{"a name that is too long", []output{{strings.Repeat("n", 300), now, either}}, nil,
			strings.Repeat("n", 300) + ": the name is too long"},
	} {
		t.Run(row.why, func(t *testing.T) {
			t.Chdir(t.TempDir())
			before := map[string]string{"file": "before", "folder/": "", "folder/file": "before"}
			if err := os.Mkdir("folder", 0o755); err != nil {
				t.Fatal(err)
			}
			for name, content := range before {
				if !strings.HasSuffix(name, "/") {
					if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			if err := os.Symlink("elsewhere", "dangling"); err != nil {
				t.Fatal(err)
			}
			failed := ""
			if err := (writer{open: openDraft}).write(row.outputs...); err != nil {
				failed = err.Error()
			}
			if diff := cmp.Diff(row.failed, failed); diff != "" {
				t.Error(diff)
			}
			if err := os.Remove("dangling"); err != nil {
				t.Fatal(err)
			}
			for name, content := range row.want {
				before[name] = content
			}
			if diff := cmp.Diff(before, tree(t, ".")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestWriteToADevice: what is no ordinary file is written to, and not replaced by a file.
func TestWriteToADevice(t *testing.T) {
	if err := (writer{open: openDraft}).write(output{os.DevNull, []byte("now"), either}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s is a file now: %v", os.DevNull, err)
	}
}

// TestWriteOnAFullDisk: each command that writes files leaves everything as it was, and says that
// there is no space.
func TestWriteOnAFullDisk(t *testing.T) {
	const profile = `{"as_of": "2026-11-22", "debts": [{"family": "bank", "days": 20}]}`
	for _, row := range []struct {
		why  string
		args []string
		room int
		file string // that does not fit
	}{
		{"expectations", []string{"test", "--update"}, 20, "fixtures/one.expect.toml"},
		{"a rule file", []string{"fmt"}, 20, "rules/alerts.toml"},
		{"schemas", []string{"schema", "--write"}, 20, "rules/schemas/profile.json"},
		{"a new file", []string{"new", "lender", "x", "--family", "bank"}, 20, "rules/lenders/x.toml"},
		{"not a byte of a new file", []string{"new", "lender", "x", "--family", "bank"}, 0, "rules/lenders/x.toml"},
		{"an addition", []string{"new", "source", "x"}, 20, "rules/sources.toml"},
		{"the second of two new files", []string{"new", "fixture", "x", "--family", "bank"},
			500, "fixtures/bank/x.expect.toml"},
		{"one file of a book", []string{"docs", "--out", "out/book.html"}, 2000, "out/book.html"},
		{"a folder of a book", []string{"docs", "--out", "out"}, 5000, "out/families/bank.md"},
		{"a page of coverage", []string{"test", "--coverage-html", "page.html"}, 2000, "page.html"},
		{"suggestions", []string{"suggest", "--mutants", "--only", "stage.late", "--write", "fixtures"},
			20, "fixtures/one-days-31.json"},
	} {
		t.Run(row.why, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.CopyFS("rules", os.DirFS(smallBook)); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir("fixtures", 0o755); err != nil {
				t.Fatal(err)
			}
			for name, content := range map[string]string{"one.json": profile, "one.expect.toml": "why = \"once\"\n"} {
				if err := os.WriteFile(filepath.Join("fixtures", name), []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			var stdout, stderr bytes.Buffer
			a := newApp(strings.NewReader(""), &stdout, &stderr, nil)
			if row.why != "expectations" {
				a.exit(a.do([]string{"test", "--update"}))
			}
			before := tree(t, ".")
			stderr.Reset()
			a.files = limited(row.room)
			if code := a.exit(a.do(append(row.args, "--lang", "en"))); code != exitCannot {
				t.Errorf("left with %d", code)
			}
			want := "error: " + row.file + ": no space left on the disk\nhint: make room, then run it again\n"
			if !strings.HasSuffix(stderr.String(), want) {
				t.Errorf("said %q, want %q", stderr.String(), want)
			}
			if diff := cmp.Diff(before, tree(t, ".")); diff != "" {
				t.Errorf("(-before +after)\n%s", diff)
			}
		})
	}
}

// TestUnwritable: every reason is told in both languages, with a hint, and what is not foreseen in
// the system's own words.
func TestUnwritable(t *testing.T) {
	for _, row := range []struct {
		err    error
		en, zh string
	}{
		{&fs.PathError{Err: syscall.EACCES}, "x: no permission to write it", "没有权限写 x"},
		{&fs.PathError{Err: syscall.EROFS}, "x: the disk can only be read", "写不了 x：这块磁盘只能读"},
		{&os.LinkError{Err: syscall.EDQUOT}, "x: the disk quota is used up", "写不了 x：磁盘配额用完了"},
		{syscall.EFBIG, "x: larger than a file may be here", "写不了 x：超过了文件大小的上限"},
		{&fs.PathError{Err: syscall.EIO}, "x: cannot be written", "写不了 x"},
	} {
		var out bytes.Buffer
		(&app{stderr: &out, language: text.EN}).exit(unwritable("x", row.err))
		(&app{stderr: &out, language: text.ZH}).exit(unwritable("x", row.err))
		lines := strings.Split(out.String(), "\n")
		if len(lines) != 5 || lines[0] != "error: "+row.en || lines[2] != "错误："+row.zh {
			t.Errorf("%v: %q", row.err, lines)
		}
		if !strings.HasPrefix(lines[1], "hint: ") || !strings.HasPrefix(lines[3], "提示：") {
			t.Errorf("%v: no hint: %q", row.err, lines)
		}
	}
}

// TestPrivate: what a private writer writes nobody else may read, whatever the file was before.
func TestPrivate(t *testing.T) {
	folder := t.TempDir()
	fresh, old := filepath.Join(folder, "fresh"), filepath.Join(folder, "old")
	if err := os.WriteFile(old, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	w := writer{open: openDraft, private: true}
	if err := w.write(output{fresh, []byte("now"), absent}, output{old, []byte("now"), either}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{fresh, old} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %o", filepath.Base(name), info.Mode().Perm())
		}
	}
}
