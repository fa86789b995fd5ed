package main

import (
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/forbear-project/forbear/engine/text"
)

// speak chooses the language of a command: the flag, else the environment, else the command's own.
func (a *app) speak(c *cli.Context, own text.Language) error {
	a.language = languageOf(own)
	if !c.IsSet("lang") {
		return nil
	}
	given, err := choice(c, "lang")
	if err == nil {
		a.language = text.Language(given)
	}
	return err
}

// languageOf is the first that says something of FORBEAR_LANG, LC_ALL, LC_MESSAGES, LANG, own. C
// and POSIX say nothing; of what is neither Chinese nor one of these, English is the nearest.
func languageOf(own text.Language) text.Language {
	for _, variable := range []string{"FORBEAR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		name, _, _ := strings.Cut(strings.ToLower(os.Getenv(variable)), ".")
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
