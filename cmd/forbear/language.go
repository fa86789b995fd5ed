package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
)

// setLanguage sets the language of a command: --lang, else that of the environment, else its own.
func (a *app) setLanguage(c *cli.Context) error {
	a.language = a.languageOf(ownLanguage(c.Command.Name))
	if !c.IsSet("lang") {
		return nil
	}
	given, err := choice(c, "lang")
	if err == nil {
		a.language = text.Language(given)
	}
	return err
}

// ownLanguage returns the language of a command where nobody says which: Chinese for those that
// borrowers and counsellors read.
func ownLanguage(command string) text.Language {
	switch command {
	case "evaluate", "ask", "calendar", "plan", "letter", "serve", "list", "docs":
		return text.ZH
	}
	return text.EN
}

// languageIn returns the language that --lang names in arguments that are not arranged yet: an error
// of the command line is in it, too.
func languageIn(args []string) (l text.Language, given bool) {
	for i, arg := range args {
		value, found := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, found = args[i+1], true
		}
		if l = text.Language(value); found && slices.Contains(text.Languages, l) {
			return l, true
		}
	}
	return "", false
}

// languageOf returns the language of the first of FORBEAR_LANG, LC_ALL, LC_MESSAGES and LANG that
// is set to more than C or POSIX, else own. Every locale that is not Chinese is English.
func (a *app) languageOf(own text.Language) text.Language {
	for _, variable := range []string{"FORBEAR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		name, _, _ := strings.Cut(strings.ToLower(a.getenv(variable)), ".")
		switch {
		case name == "" || name == "c" || name == "posix":
		case strings.HasPrefix(name, "zh"):
			return text.ZH
		default:
			return text.EN
		}
	}
	return own
}
