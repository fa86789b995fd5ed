package scaffold

import (
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/forbear-project/forbear/engine/book"
	"github.com/forbear-project/forbear/engine/book/form"
	"github.com/forbear-project/forbear/engine/problem"
)

// Fact drafts a fact that the book does not have yet, for the end of facts.toml, which holds before.
// Type may be "", to be filled in.
func Fact(b *book.Book, before []byte, name, of string) (*Draft, problem.List) {
	types := form.IDsOf(form.FactTypes)
	switch {
	case !isFactName(name):
		return nil, refused("that is no name of a fact", "write lower-case words joined by _, such as monthly_income",
			"这不能做事实的名称", "用小写字母和数字，词与词之间加 _，像 monthly_income")
	case b.Vocabulary.Find(name) != nil, IsBegun(before, "fact", name):
		return nil, begun("fact", name, "facts.toml")
	case of != "" && !slices.Contains(types, of):
		return nil, unknown("type", "这种事实", of, types)
	}
	p := &pen{spoken: b.Languages}
	p.head("fact." + name)
	p.blank("of", meanings(form.Scopes))
	p.setOrBlank("type", of, meanings(form.FactTypes))
	switch of {
	case "money":
		p.blank("unit", b.Currency.Code+" | "+b.Currency.Monthly())
	case "integer":
		p.blank("unit", "days | months | years | persons | none")
	case "rate":
		p.blank("unit", "per-year | per-day | none")
	case "":
		p.comment(
			`where it is a number: unit, such as "days" or "` + b.Currency.Code + `"; where it is a choice: [fact.` + name + `.choice.<id>]`,
		)
	}
	p.blank("title.zh", "its name in plain words, in Chinese")
	p.blank("title.en", "and in English")
	p.blank("ask.zh", "a question that a tired person can answer, in Chinese")
	p.blank("ask.en", "and in English")
	if len(b.Subjects) > 0 {
		ids, ticked := idsOf(b.Subjects, func(s *book.Subject) string { return s.ID }), []string(nil)
		for _, s := range b.Subjects {
			if s.Kind == book.AskTick {
				ticked = append(ticked, s.ID)
			}
		}
		p.blank("subject", "with which others it is asked: "+strings.Join(ids, " | "))
		if ticked != nil {
			p.comment(
				"on a page of ticks (" + strings.Join(
					ticked,
					", ",
				) + "): nothing, the answer of whoever does not tick it, such as " +
					`nothing = "no", and tick.zh and tick.en, what the tick says`,
			)
		}
	}
	p.comment("bounds, who can change it, what follows from others: see forbear schema facts")
	return p.draft("facts.toml", before), nil
}

// Alert drafts an alert, for the end of alerts.toml, which holds before.
func Alert(b *book.Book, before []byte, id string) (*Draft, problem.List) {
	switch {
	case !book.IsID(id):
		return nil, notID(id)
	case IsBegun(before, "alert", id):
		return nil, begun("alert", id, "alerts.toml")
	}
	p := &pen{spoken: b.Languages}
	p.head("alert." + id)
	p.blank("when", "the condition, such as overdue_days > 0; forbear help expressions")
	p.blank("severity", meanings(form.Severities))
	p.blank("text.zh", "what to do, then why, in Chinese")
	p.blank("text.en", "and in English")
	p.comment("where something is due: due = \"add_days(received_on, 15)\", and {due} in the text")
	p.blanks("sources", cite)
	return p.draft("alerts.toml", before), nil
}

// Strategy drafts a strategy, for the end of strategies.toml, which holds before. Kind may be "", to
// be filled in.
func Strategy(b *book.Book, before []byte, id, kind string) (*Draft, problem.List) {
	kinds := idsOf(b.Kinds, func(k *book.Kind) string { return k.ID })
	switch {
	case !book.IsID(id):
		return nil, notID(id)
	case b.Strategy(id) != nil, IsBegun(before, "strategy", id):
		return nil, begun("strategy", id, "strategies.toml")
	case kind != "" && !slices.Contains(kinds, kind):
		return nil, unknown("kind", "这类方案", kind, kinds)
	}
	p := &pen{spoken: b.Languages}
	p.head("strategy." + id)
	p.blank("title.zh", "what the borrower does, in Chinese")
	p.blank("title.en", "and in English")
	p.setOrBlank("kind", kind, strings.Join(kinds, " | "))
	p.blank("effect.zh", "what it does to the debt, and honestly whether interest runs on")
	p.blank("effect.en", "the same in English")
	p.comment(
		"conditions that hold with every creditor: [strategy." + id + ".require.<id>] with when, reason, otherwise and sources",
	)
	for _, kind := range []string{"step", "risk"} {
		p.head("strategy." + id + "." + kind + ".first")
		p.blank("zh", "one "+kind+", in Chinese")
		p.blank("en", "and in English")
		p.blanks("sources", cite)
	}
	return p.draft("strategies.toml", before), nil
}

// setOrBlank writes a word that is known, or a blank.
func (p *pen) setOrBlank(key, word, says string) {
	if word == "" {
		p.blank(key, says)
	} else {
		p.set(key, quote(word))
	}
}

func isFactName(name string) bool {
	return !strings.Contains(name, "-") && book.IsID(strings.ReplaceAll(name, "_", "-"))
}

// IsBegun reports whether a file has a table of that kind and name, filled in or not.
func IsBegun(file []byte, kind, name string) bool {
	var keys map[string]any
	if _, err := toml.Decode(string(file), &keys); err != nil {
		return false
	}
	tables, _ := keys[kind].(map[string]any)
	return tables[name] != nil
}

func begun(kind, name, file string) problem.List {
	said := map[string]string{"fact": "事实", "alert": "提醒", "strategy": "方案", "source": "出处"}[kind]
	return refused("there is already the "+kind+" "+name, "it is in "+file, "已经有 "+name+" 这个"+said, "在 "+file+" 里")
}

// WithoutDrafts returns the files of a book without the tables in which something is to be filled in,
// so that another can be begun; a lender or letter that is begun is left out whole.
func WithoutDrafts(files *book.Files) *book.Files {
	for _, name := range files.Names() {
		was := files.Text(name)
		if !strings.Contains(was, fillIn) {
			continue
		}
		is := withoutDrafts(was)
		if kind := form.FileAt(name); kind != nil && kind.Many() && !strings.Contains(is, "["+kind.Name+"]") {
			files = files.Without(name)
		} else {
			files = files.With(name, is)
		}
	}
	return files
}

// withoutDrafts returns a text without the tables, such as [source.x] with all below it, in which
// something is to be filled in.
func withoutDrafts(file string) string {
	type part struct{ table, says string }
	parts := []part{{}}
	for line := range strings.Lines(file) {
		if table, isHead := strings.CutPrefix(strings.TrimSpace(line), "["); isHead {
			keys := strings.Split(strings.TrimRight(strings.SplitN(table, "]", 2)[0], " "), ".")
			if of := strings.Join(keys[:min(2, len(keys))], "."); of != parts[len(parts)-1].table {
				parts = append(parts, part{table: of})
			}
		}
		parts[len(parts)-1].says += line
	}
	kept := ""
	for _, p := range parts {
		if p.table == "" || !strings.Contains(p.says, fillIn) {
			kept += p.says
		}
	}
	return kept
}

// fillIn marks a blank.
const fillIn = "# fill in: "
