package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/problem"
	"github.com/forbear-project/forbear/engine/text"
	"github.com/forbear-project/forbear/workbench/scaffold"
)

func (a *app) begin() *cli.Command {
	return &cli.Command{
		Name: "new", ArgsUsage: "WHAT NAME", Action: a.doNew, HideHelp: true,
		Usage: usage("起草一家机构、一个事实、一个方案、一个样例……或一本规则", "begin a lender, a fact, a strategy, a fixture, a book"),
		Description: description("写出已知的，要填的留空；填完之前 check 不让过，已有的不覆盖。\n"+
			"  new book 文件夹                            写一本最小的规则，带样例，查得过；\n"+
			"                                             写了 --lang 就只有那一种语言\n"+
			"  new lender ID --family 种类                写 lenders/ID.toml，全景样例里也加上一笔\n"+
			"  new fact 名称 [--kind money|…]             接在 facts.toml 后面\n"+
			"  new alert ID                               接在 alerts.toml 后面\n"+
			"  new strategy ID [--kind arrange|…]         接在 strategies.toml 后面\n"+
			"  new option 方案 --in common|families/X|lenders/Y   接在那个文件后面\n"+
			"  new source ID [--kind law|…]               接在 sources.toml 后面\n"+
			"  new fixture 名字 --lender ID               写 fixtures/ID/名字.json 和它的结论",
			"Writes what is known and leaves blanks for the rest. Until they are filled in,\n"+
				"check does not pass. What is there is not written over.\n"+
				"  new book DIR                               writes the smallest book, with\n"+
				"                                             fixtures: it checks; with --lang, in\n"+
				"                                             that language alone\n"+
				"  new lender ID --family FAMILY              writes lenders/ID.toml, and its\n"+
				"                                             debt into fixtures/panorama\n"+
				"  new fact NAME [--kind money|...]           adds to facts.toml\n"+
				"  new alert ID                               adds to alerts.toml\n"+
				"  new strategy ID [--kind arrange|...]       adds to strategies.toml\n"+
				"  new option STRATEGY --in common|families/X|lenders/Y   adds to that file\n"+
				"  new source ID [--kind law|...]             adds to sources.toml\n"+
				"  new fixture NAME --lender ID               writes fixtures/ID/NAME.json and\n"+
				"                                             its decisions"),
		Flags: []cli.Flag{
			stringFlag("family", "ID", text.Both(
				"机构是哪一类；没有写机构的样例也用它", "a lender's family; or a fixture's, instead of its lender",
			)),
			stringFlag("in", "LAYER", text.Both("方案写在哪一层", "where an option is written")),
			stringFlag("kind", "KIND", text.Both("出处、事实、方案是哪一种", "what kind of source, fact or strategy it is")),
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
	draft drafting
	then  func(name, at string) []text.Text // what to do next
}

var beginnings = []beginning{
	{"lender", []string{"family"}, []string{"family"}, draftLender, func(name, _ string) []text.Text {
		return []text.Text{
			thenCheck,
			thenSchema,
			text.Both("forbear test --update，看看全景样例里新的一笔", "forbear test --update, and read the new debt of each panorama"),
			text.Both("forbear test --min-coverage 100；缺什么：forbear suggest --options --only "+name+" --write fixtures",
				"forbear test --min-coverage 100; what it lacks: forbear suggest --options --only "+name+" --write fixtures"),
		}
	}},
	{"option", []string{"in"}, []string{"in"}, draftOption, func(string, string) []text.Text {
		return []text.Text{
			thenCheck,
			text.Both("forbear test --update，看看谁的结论变了", "forbear test --update, and read whose decisions moved"),
		}
	}},
	{"book", nil, nil, nil, func(string, string) []text.Text { return nil }},
	{"fact", []string{"kind"}, nil, draftFact, func(string, string) []text.Text {
		return []text.Text{
			text.Both("在一个条件里用上它，再看 forbear check", "let a condition turn on it, then forbear check"), thenSchema,
			text.Both("forbear test --update，看看谁的结论变了", "forbear test --update, and read whose decisions moved"),
			thenSuggest("FILE:LINE"),
		}
	}},
	{"alert", nil, nil, draftAlert, func(name, _ string) []text.Text {
		return []text.Text{
			thenCheck,
			text.Both("forbear test --update，看看谁的结论变了", "forbear test --update, and read whose decisions moved"),
			thenSuggest("alert." + name),
		}
	}},
	{"strategy", []string{"kind"}, nil, draftStrategy, func(name, _ string) []text.Text {
		return []text.Text{
			thenCheck, thenSchema,
			text.Both("填好以后 forbear new option "+name+" --in common（或 families/X、lenders/Y）",
				"once it is filled in, forbear new option "+name+" --in common (or families/X, lenders/Y)"),
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

// thenSuggest says how to see conditions from both sides: those of a place or path.
func thenSuggest(only string) text.Text {
	return text.Both("两面都要有样例看到：forbear suggest --conditions --only "+only+" --write fixtures",
		"for each condition a fixture that sees it yes and one that sees it no: forbear suggest --conditions --only "+
			only+" --write fixtures")
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
	if to.what == "book" {
		return a.placeBook(c.Args().Get(1), c.Bool("stdout"))
	}
	b, s, err := a.bookBesideDrafts(c)
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
	var owed []output
	if to.what == "lender" {
		owed = panoramas(s, c.Args().Get(1), c.String("family"))
	}
	return a.place(s.folder, drafts, owed, c.Args().Get(1), to)
}

// bookBesideDrafts loads the book as bookNearby does; where it has problems, without the drafts that
// are not filled in yet.
func (a *app) bookBesideDrafts(c *cli.Context) (*book.Book, bookSource, error) {
	s, err := a.announcedSource(c.String("rules"))
	if err != nil {
		return nil, s, err
	}
	if _, problems := a.load(s); len(problems) > 0 {
		if b, left := scaffold.WithoutDrafts(book.Open(s)).Load(); len(left) == 0 {
			return b, s, nil
		}
	}
	b, err := a.soundBook(s)
	return b, s, err
}

// placeBook writes the smallest book into a folder that has none, and says what to do next. With --lang
// the book speaks that language alone.
func (a *app) placeBook(folder string, shown bool) error {
	spoken := text.Language("") // both
	if a.languageGiven {
		spoken = a.language
	}
	drafts := scaffold.Book(spoken)
	if shown {
		for _, d := range drafts {
			if _, err := fmt.Fprintf(a.stdout, "-- %s --\n%s", d.Name, d.Content); err != nil {
				return err
			}
		}
		return nil
	}
	files := make([]output, len(drafts))
	for i, d := range drafts {
		files[i] = output{path.Join(filepath.ToSlash(folder), d.Name), d.Content, absent}
	}
	if err := a.files.write(files...); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintln(a.stdout, text.Both("写了 ", "wrote ").In(a.language)+f.name)
	}
	for _, step := range []text.Text{
		text.Both("cd "+folder+"，再看 forbear check、forbear test", "cd "+folder+", then forbear check and forbear test"),
		text.Both("改 rules/book.toml 里的名称、语言、币种和称呼", "change the title, languages, currency and wording in rules/book.toml"),
		text.Both("forbear schema --write，编辑器就能帮着写", "forbear schema --write, for an editor to help"),
		text.Both("forbear new fact、strategy、alert、lender", "forbear new fact, strategy, alert, lender"),
	} {
		fmt.Fprintln(a.stdout, text.Both("然后：", "then: ").In(a.language)+step.In(a.language))
	}
	return nil
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

// place writes drafts into a folder, all or none, and says what to do next.
func (a *app) place(folder string, drafts []scaffold.Draft, owed []output, named string, to *beginning) error {
	at := func(draft scaffold.Draft) string { return path.Join(filepath.ToSlash(folder), draft.Name) }
	var files []output
	for _, draft := range drafts {
		file := output{at(draft), draft.Content, present}
		if draft.New {
			file.presence = absent
		}
		files = append(files, file)
	}
	if err := a.files.write(append(files, owed...)...); err != nil {
		return err
	}
	var blanks []string
	for _, draft := range drafts {
		fmt.Fprintln(a.stdout, text.Both("写了 ", "wrote ").In(a.language)+at(draft))
		blanks = append(blanks, draft.Blanks...)
	}
	for _, f := range owed {
		fmt.Fprintln(a.stdout, text.Both("写了 ", "wrote ").In(a.language)+f.name)
	}
	fmt.Fprintln(a.stdout, text.Both("要填的：", "fill in: ").In(a.language)+text.Join(blanks, a.language))
	for _, step := range to.then(named, strings.TrimSuffix(at(drafts[0]), ".json")) {
		fmt.Fprintln(a.stdout, text.Both("然后：", "then: ").In(a.language)+step.In(a.language))
	}
	return nil
}
