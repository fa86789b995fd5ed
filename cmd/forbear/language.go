package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
)

// setLanguage sets the language of a command: --lang, else that of the environment, else its own.
func (a *app) setLanguage(c *cli.Context, own text.Language) error {
	a.language = a.languageOf(own)
	if !c.IsSet("lang") {
		return nil
	}
	given, err := choice(c, "lang")
	if err == nil {
		a.language = text.Language(given)
	}
	return err
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
