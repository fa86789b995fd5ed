package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/advice/days"
	"github.com/forbear-project/forbear/engine"
	"github.com/forbear-project/forbear/engine/batch"
	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/compact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/notice"
	"github.com/forbear-project/forbear/workbench/schema"
)

func (a *app) schema() *cli.Command {
	return &cli.Command{
		Name: "schema", ArgsUsage: "[KIND|DIR]", Action: a.doSchema, HideHelp: true,
		Usage: usage("给编辑器用的 JSON Schema", "JSON Schemas for editors"),
		Description: description("写出 KIND 的 Schema；没写 KIND 就列出有哪些。\n"+
			"--write 全部写进 DIR，--check 只看 DIR 里的旧没旧；没写 DIR 就是规则里的 schemas。",
			"Prints the schema of KIND, or lists the kinds there are.\n"+
				"--write puts them all into DIR, --check says which there are out of date; without DIR, the book's "+
				"own folder schemas."),
		Flags: []cli.Flag{
			rulesFlag(), languageFlag(), schemaFormats.flag(),
			boolFlag("write", text.Both("全部写进文件夹", "write them all into a folder")),
			boolFlag("check", text.Both("文件夹里的旧没旧", "see whether those in a folder are up to date")),
		},
	}
}

func (a *app) doSchema(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	given, err := onlyOne(c)
	switch write, check := c.Bool("write"), c.Bool("check"); {
	case err != nil:
		return err
	case write && check:
		return &failure{
			text.Both("--write 和 --check 只能写一个", "either --write or --check"),
			text.Both("去掉一个", "leave one of them out"),
		}
	case (write || given != "" && !check) && c.IsSet("format"):
		return &failure{
			text.Both("这里用不上 --format", "--format means nothing here"),
			text.Both("去掉 --format", "leave --format out"),
		}
	case write:
		return a.writeSchemas(c, given)
	case check:
		return a.checkSchemas(c, given)
	case given == "":
		return a.listSchemas(c)
	}
	return a.printSchema(c, given)
}

// outputSchemas are the schemas of what the program writes, in the order of their names. The others
// depend on the book.
var outputSchemas = []struct {
	schema.Kind
	json string
}{
	{schema.Kind{Name: "calendar", Title: text.Both("calendar --format json 的结果", "what calendar --format json writes")},
		days.CalendarSchema},
	{schema.Kind{Name: "evaluation", Title: text.Both("evaluate --format json 的结果", "what evaluate --format json writes")},
		engine.EvaluationSchema},
	{schema.Kind{Name: "summary", Title: text.Both("batch --view summary 每一行的结果", "a line of batch --view summary")},
		batch.SummarySchema},
}

// decisionsKind is the schema of compact decisions, which says what the letters stand for by the book.
var decisionsKind = schema.Kind{
	Name:  "decisions",
	Title: text.Both("batch 每一行的结果，字母代表哪个条件", "a line of batch, and what its letters stand for"),
}

func (a *app) printSchema(c *cli.Context, name string) error {
	names := append(schema.Names(), decisionsKind.Name)
	for _, of := range outputSchemas {
		if of.Name == name {
			_, err := io.WriteString(a.stdout, of.json)
			return err
		}
		names = append(names, of.Name)
	}
	switch {
	case !slices.Contains(names, name):
		hint := text.Both("有哪些，见 forbear schema", "see forbear schema for what there is")
		if near := problem.Suggest(name, names); near != "" {
			hint = text.Both("您要的是不是 forbear schema "+near+"？", "did you mean forbear schema "+near+"?")
		}
		return &failure{text.Both("没有这种 Schema", "there is no such schema"), hint}
	}
	b, _, err := a.bookNearby(c)
	if err != nil {
		return err
	}
	of := schema.JSON
	if name == decisionsKind.Name {
		of = func(b *book.Book, _ string) []byte { return compact.Schema(b) }
	}
	_, err = a.stdout.Write(of(b, name))
	return err
}

func (a *app) listSchemas(c *cli.Context) error {
	format, err := schemaListFormats.chosen(c)
	if err != nil {
		return err
	}
	all := append(slices.Clone(schema.Kinds), decisionsKind)
	for _, of := range outputSchemas {
		all = append(all, of.Kind)
	}
	return format.write(a, all)
}

var schemaListFormats = outputFormats[schema.Listing]{
	asText(schema.Listing.WriteText),
	toStdout("json", schema.Listing.WriteJSON),
}

// schemaFile is a schema and its file.
type schemaFile struct {
	name    string
	content []byte
}

// staleSchemas returns the schemas of the book nearby whose files in a folder are missing or
// differ.
func (a *app) staleSchemas(c *cli.Context, folder string) ([]schemaFile, error) {
	b, s, err := a.bookNearby(c)
	switch {
	case err != nil:
		return nil, err
	case folder == "" && s.folder == "":
		return nil, &failure{
			text.Both("自带的规则没有文件夹", "the book built in has no folder"),
			text.Both("写上放哪里：forbear schema --write DIR", "say where to: forbear schema --write DIR"),
		}
	case folder == "":
		folder = path.Join(filepath.ToSlash(s.folder), schema.Folder)
	}
	var files []schemaFile
	for _, name := range schema.Names() {
		f := schemaFile{path.Join(filepath.ToSlash(folder), name+".json"), schema.JSON(b, name)}
		before, _ := os.ReadFile(f.name)
		if !bytes.Equal(bytes.ReplaceAll(before, []byte("\r\n"), []byte("\n")), f.content) {
			files = append(files, f)
		}
	}
	return files, nil
}

func (a *app) writeSchemas(c *cli.Context, folder string) error {
	files, err := a.staleSchemas(c, folder)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := a.files.write(output{f.name, f.content, either}); err != nil {
			return err
		}
		fmt.Fprintln(a.stdout, text.Both("改写 ", "wrote ").In(a.language)+f.name)
	}
	if len(files) == 0 {
		fmt.Fprintln(a.stdout, text.Both("没有要改写的", "nothing to rewrite").In(a.language))
	}
	return nil
}

func (a *app) checkSchemas(c *cli.Context, folder string) error {
	format, err := schemaFormats.chosen(c)
	if err != nil {
		return err
	}
	files, err := a.staleSchemas(c, folder)
	if err != nil {
		return err
	}
	again := "forbear schema --write"
	if c.IsSet("rules") {
		again += " --rules " + c.String("rules")
	}
	again = strings.TrimSpace(again + " " + folder)
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.name
	}
	if err := format.write(a, schema.Outdated(names, again)); err != nil {
		return err
	}
	if len(files) > 0 {
		return errFound
	}
	return nil
}

// schemaFormats are the formats of --check.
var schemaFormats = outputFormats[[]notice.Notice]{
	{"text", func(a *app, list []notice.Notice) error {
		if len(list) == 0 {
			_, err := fmt.Fprintln(a.stdout, text.Both("都和规则对得上", "all are up to date").In(a.language))
			return err
		}
		return notice.Text(a.stdout, list, a.noticeOptions())
	}},
	{"json", func(a *app, list []notice.Notice) error { return notice.JSON(a.stdout, list) }},
	{"github", func(a *app, list []notice.Notice) error { return notice.GitHub(a.stdout, list) }},
}
