package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/fact"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/scaffold"
)

func (a *app) begin() *cli.Command {
	return &cli.Command{
		Name: "new", ArgsUsage: "WHAT NAME", Action: a.doNew, HideHelp: true,
		Usage: usage("起草一家机构、一个方案、一个出处或一个样例", "begin a lender, an option, a source or a fixture"),
		Description: description("写出已知的，要填的留空；填完之前 check 不让过，已有的不覆盖。\n"+
			"  new lender ID --family 种类                写 lenders/ID.toml\n"+
			"  new option 方案 --in common|families/X|lenders/Y   接在那个文件后面\n"+
			"  new source ID [--kind law|…]               接在 sources.toml 后面\n"+
			"  new fixture 名字 --lender ID               写 fixtures/ID/名字.json 和它的结论",
			"Writes what is known and leaves blanks for the rest. Until they are filled in,\n"+
				"check does not pass. What is there is not written over.\n"+
				"  new lender ID --family FAMILY              writes lenders/ID.toml\n"+
				"  new option STRATEGY --in common|families/X|lenders/Y   adds to that file\n"+
				"  new source ID [--kind law|...]             adds to sources.toml\n"+
				"  new fixture NAME --lender ID               writes fixtures/ID/NAME.json and\n"+
				"                                             its decisions"),
		Flags: []cli.Flag{
			stringFlag("family", "ID", text.Both(
				"机构是哪一类；没有写机构的样例也用它", "a lender's family; or a fixture's, instead of its lender",
			)),
			stringFlag("in", "LAYER", text.Both("方案写在哪一层", "where an option is written")),
			stringFlag("kind", "KIND", text.Both("出处是哪一种", "what kind of source it is")),
			stringFlag("lender", "ID", text.Both("样例是哪一家的", "whose borrower a fixture is")),
			stringFlag("from", "PROFILE.json", text.Both("样例照这份资料写", "the profile whose facts a fixture takes over")),
			stringFlag("as-of", "DATE", text.Both(
				"核对的日子、样例的日子，没写就是今天", "the day of review, and of a fixture; today unless given",
			)),
			boolFlag("stdout", text.Both("只写到标准输出", "write to standard output alone")),
			rulesFlag(), languageFlag(),
		},
	}
}

// beginning is a kind of thing that new drafts.
type beginning struct {
	what  string
	flags []string // those of family, in, kind, lender and from that it takes
	needs []string // one of which it needs
	draft func(*cli.Context, bookSource, *book.Book) ([]scaffold.Draft, error)
	then  func(name, at string) []text.Text // what to do next
}

var beginnings = []beginning{
	{"lender", []string{"family"}, []string{"family"}, draftLender, func(name, _ string) []text.Text {
		return []text.Text{
			thenCheck,
			thenSchema,
			text.Both("forbear new fixture 名字 --lender "+name, "forbear new fixture NAME --lender "+name),
		}
	}},
	{"option", []string{"in"}, []string{"in"}, draftOption, func(string, string) []text.Text {
		return []text.Text{
			thenCheck,
			text.Both("forbear test --update，看看谁的结论变了", "forbear test --update, and read whose decisions moved"),
		}
	}},
	{"source", []string{"kind"}, nil, draftSource, func(string, string) []text.Text {
		return []text.Text{text.Both("移到它该在的地方", "move it to where it belongs"), thenCheck, thenSchema}
	}},
	{"fixture", []string{"lender", "family", "from"}, []string{"lender", "family"}, draftFixture, thenUpdate},
}

func thenUpdate(_, at string) []text.Text {
	return []text.Text{
		text.Both("填好资料里的 null，不知道的留着", "fill in the nulls of the profile; what is not known stays null"),
		text.Both("forbear test --update "+at, "forbear test --update "+at),
	}
}

var (
	thenCheck  = text.Both("forbear check", "forbear check")
	thenSchema = text.Both("forbear schema --write，编辑器才认得新的编号",
		"forbear schema --write, for editors to know the new id")
)

func (a *app) doNew(c *cli.Context) error {
	if err := a.setLanguage(c); err != nil {
		return err
	}
	if c.NArg() == 0 {
		a.explain(a.stderr, c.Command)
		return errSaid
	}
	to, err := beginningOf(c)
	if err != nil {
		return err
	}
	b, s, err := a.bookNearby(c)
	if err != nil {
		return err
	}
	drafts, err := to.draft(c, s, b)
	switch {
	case err != nil:
		return err
	case c.Bool("stdout"):
		_, err := a.stdout.Write(drafts[0].Added) // of a fixture the profile; its decisions follow from it
		return err
	case to.what == "fixture":
		s.folder = "fixtures"
	case s.folder == "":
		return &failure{
			text.Both("自带的规则改不了", "the book built in cannot be added to"),
			text.Both("写上放规则的文件夹：--rules DIR，或用 --stdout",
				"name the folder of a book with --rules DIR, or use --stdout"),
		}
	}
	return a.place(s.folder, drafts, to)
}

// beginningOf returns what the command line asks for, and checks its flags.
func beginningOf(c *cli.Context) (*beginning, error) {
	var words []string
	for _, b := range beginnings {
		words = append(words, b.what)
	}
	what := c.Args().First()
	i := slices.Index(words, what)
	if i < 0 {
		hint := text.Both("可以写："+text.Join(words, text.ZH), "one of "+text.Join(words, text.EN))
		if near := problem.Suggest(what, words); near != "" {
			hint = text.Both("您要的是不是 forbear new "+near+"？", "did you mean forbear new "+near+"?")
		}
		return nil, &failure{text.Both("没有这种东西可以起草", "there is no such thing to begin"), hint}
	}
	to := &beginnings[i]
	if c.NArg() != 2 {
		return nil, &failure{
			text.Both("new "+what+" 后面要写一个名字", "new "+what+" needs one name"),
			text.Both("见 forbear help new", "see forbear help new"),
		}
	}
	given := 0
	for _, flag := range []string{"family", "in", "kind", "lender", "from"} {
		switch {
		case c.IsSet(flag) && !slices.Contains(to.flags, flag):
			return nil, &failure{
				text.Both("new "+what+" 不能和 --"+flag+" 一起用", "new "+what+" does not go with --"+flag),
				text.Both("去掉 --"+flag, "leave --"+flag+" out"),
			}
		case c.IsSet(flag) && slices.Contains(to.needs, flag):
			given++
		}
	}
	if len(to.needs) > 0 && given != 1 {
		return nil, &failure{
			text.Both(
				"new "+what+" 要写 --"+strings.Join(to.needs, " 或 --"),
				"new "+what+" needs --"+strings.Join(to.needs, " or --"),
			),
			text.Both("见 forbear help new", "see forbear help new"),
		}
	}
	return to, nil
}

// oneDraft returns a draft in a list, or the first problem.
func oneDraft(d *scaffold.Draft, problems problem.List) ([]scaffold.Draft, error) {
	if err := refusal(problems); err != nil {
		return nil, err
	}
	return []scaffold.Draft{*d}, nil
}

// refusal returns the first problem as an error, or nil.
func refusal(problems problem.List) error {
	if len(problems) == 0 {
		return nil
	}
	p := problems[0]
	return &failure{text.Both(p.Chinese.Message, p.Message), text.Both(p.Chinese.Hint, p.Hint)}
}

func draftLender(c *cli.Context, _ bookSource, b *book.Book) ([]scaffold.Draft, error) {
	day, err := today(c)
	if err != nil {
		return nil, err
	}
	return oneDraft(scaffold.Lender(b, c.Args().Get(1), c.String("family"), day))
}

func draftSource(c *cli.Context, s bookSource, b *book.Book) ([]scaffold.Draft, error) {
	day, err := today(c)
	if err != nil {
		return nil, err
	}
	before, err := fs.ReadFile(s, "sources.toml")
	if err != nil {
		return nil, unreadable(path.Join(filepath.ToSlash(s.folder), "sources.toml"), err)
	}
	return oneDraft(scaffold.Source(b, before, c.Args().Get(1), c.String("kind"), day))
}

func draftOption(c *cli.Context, s bookSource, b *book.Book) ([]scaffold.Draft, error) {
	layer := strings.TrimSuffix(c.String("in"), ".toml")
	before, err := fs.ReadFile(s, layer+".toml")
	if err != nil && fs.ValidPath(layer) && !errors.Is(err, fs.ErrNotExist) {
		return nil, unreadable(path.Join(filepath.ToSlash(s.folder), layer+".toml"), err)
	}
	return oneDraft(scaffold.Option(b, before, c.Args().Get(1), layer))
}

func draftFixture(c *cli.Context, _ bookSource, b *book.Book) ([]scaffold.Draft, error) {
	day, err := today(c)
	if err != nil {
		return nil, err
	}
	var from *fact.Profile
	if name := c.String("from"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		profile, problems := fact.ReadAsWritten(b.Vocabulary, name, data, day)
		if len(problems) > 0 {
			return nil, &failure{
				text.Both(name+" 不是一份资料", name+" is no profile"),
				text.Both("见 forbear evaluate "+name, "see forbear evaluate "+name),
			}
		}
		from = profile
	}
	drafts, problems := scaffold.Fixture(
		b, c.Args().Get(1), scaffold.Creditor{Lender: c.String("lender"), Family: c.String("family")}, from, day,
	)
	return drafts, refusal(problems)
}

// place writes drafts into a folder, all or none, and says what to do next.
func (a *app) place(folder string, drafts []scaffold.Draft, to *beginning) error {
	at := func(draft scaffold.Draft) string { return path.Join(filepath.ToSlash(folder), draft.Name) }
	var files []output
	for _, draft := range drafts {
		file := output{at(draft), draft.Content, present}
		if draft.New {
			file.presence = absent
		}
		files = append(files, file)
	}
	if err := a.files.write(files...); err != nil {
		return err
	}
	var blanks []string
	for _, draft := range drafts {
		fmt.Fprintln(a.stdout, text.Both("写了 ", "wrote ").In(a.language)+at(draft))
		blanks = append(blanks, draft.Blanks...)
	}
	fmt.Fprintln(a.stdout, text.Both("要填的：", "fill in: ").In(a.language)+text.Join(blanks, a.language))
	last := drafts[len(drafts)-1].Name
	name := strings.TrimSuffix(path.Base(last), ".toml")
	for _, step := range to.then(name, strings.TrimSuffix(at(drafts[0]), ".json")) {
		fmt.Fprintln(a.stdout, text.Both("然后：", "then: ").In(a.language)+step.In(a.language))
	}
	return nil
}
